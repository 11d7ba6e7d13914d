import { Button, Group } from '@mantine/core';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { everydayItems } from '#web/claims/item-search.ts';

type ItemChipsProps = {
  readonly items: readonly ExpenseItem[];
  /** What a press does, said behind the item's name: `を追加`. @default nothing: it chooses */
  readonly deed?: string;
  readonly onChoose: (item: ExpenseItem) => void;
};

/** The commonest items, one press each. The keyboard has the picker, so that Tab does not stop here six times. */
export const ItemChips = ({ items, deed = '', onChoose }: ItemChipsProps) => (
  <Group gap={6} className="sf-chips" component="section" aria-label="よく使う経費科目">
    {everydayItems(items).map((item) => (
      <Button
        key={item.code}
        variant="default"
        size="compact-sm"
        tabIndex={-1}
        aria-label={`${item.name}${deed}`}
        onClick={() => onChoose(item)}
      >
        {item.name}
      </Button>
    ))}
  </Group>
);
