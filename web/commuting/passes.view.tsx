import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PassList, PassRow } from '#web/commuting/pass-row.view.tsx';
import type { ShownPass } from '#web/commuting/pass-words.ts';

type PassesProps<Pass extends ShownPass> = {
  readonly items: readonly Pass[];
  /** What may be done with each. */
  readonly renderActs: (pass: Pass) => ReactNode;
  /** A further one. @default nobody adds one here */
  readonly add?: { readonly label: string; readonly onAdd: () => void } | undefined;
};

/** 通勤定期 of one person, by himself or by whoever keeps people. */
export const Passes = <Pass extends ShownPass>({ items, renderActs, add }: PassesProps<Pass>) => (
  <Stack gap="sm">
    {items.length === 0 ? (
      <Text size="sm" c="dimmed">
        登録された通勤定期はありません。
      </Text>
    ) : (
      <PassList>
        {items.map((pass) => (
          <PassRow key={pass.id} pass={pass}>
            {renderActs(pass)}
          </PassRow>
        ))}
      </PassList>
    )}
    {add === undefined ? null : (
      <Group>
        <Button variant="default" onClick={add.onAdd}>
          {add.label}
        </Button>
      </Group>
    )}
  </Stack>
);
