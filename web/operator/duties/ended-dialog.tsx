import { Stack, Text } from '@mantine/core';
import type { BookId } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { useEndedPages } from '#web/operator/duties/duties-api.ts';
import { FurtherPages } from '#web/operator/further-pages.view.tsx';
import { Dialog } from '#web/ui/dialog-window.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const Ended = ({ bookId }: { readonly bookId: BookId }) => {
  const list = useEndedPages(bookId);
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={2} />
    ) : (
      <Failure error={list.error} onRetry={() => void list.refetch()} />
    );
  const ended = list.data.pages.flatMap(({ items }) => items);
  if (ended.length === 0) return <Text>終えた項目はありません。</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" m={0} pl="md">
        {ended.map(({ dutyId, title, due, lastOn, endedAt, endedBy, reason }) => (
          <li key={dutyId}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {`期限 ${formatDate(due)}・${lastOn === undefined ? '実施の記録なし' : `実施 ${formatDate(lastOn)}`}・${reason}`}
            </Text>
            <Text size="xs" c="dimmed">{`${endedBy.name}（${endedBy.id}）・${formatInstant(endedAt)}`}</Text>
          </li>
        ))}
      </Stack>
      <FurtherPages list={list} />
    </Stack>
  );
};

type EndedDialogProps = { readonly bookId: BookId; readonly onClose: () => void };

/** 終えた項目 of a book. */
export const EndedDialog = dialog(({ bookId, onClose }: EndedDialogProps) => (
  <Dialog opened onClose={onClose} title={`「${dutyBooks[bookId].words}」で終えた項目`}>
    <Ended bookId={bookId} />
  </Dialog>
));
