import { Button, Stack, Text } from '@mantine/core';
import type { BookId } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { Card } from '#web/ui/card.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type EmptyBooksProps = {
  readonly books: readonly BookId[];
  /** @default he may not */
  readonly onAdd?: ((bookId: BookId) => void) | undefined;
};

/** Books of which nothing that comes round was ever done: what rests on them is not kept. */
export const EmptyBooks = ({ books, onAdd }: EmptyBooksProps) =>
  books.length === 0 ? null : (
    <Card title="実施の記録がない台帳" aside={<ToneBadge tone="bad">{`${books.length}件`}</ToneBadge>}>
      <Text size="sm" mb="sm">
        繰り返し行う項目の実施が一度も記録されていない台帳は、対応する管理策が「破綻」になります。項目を登録し、行ったら記録してください。
      </Text>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {books.map((bookId) => (
          <li key={bookId} style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
            {onAdd === undefined ? null : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${dutyBooks[bookId].words}に登録`}
                onClick={() => onAdd(bookId)}
              >
                登録
              </Button>
            )}
            <Text size="sm">{`${dutyBooks[bookId].words}（${dutyBooks[bookId].about}）`}</Text>
          </li>
        ))}
      </Stack>
    </Card>
  );
