import { Box, Button } from '@mantine/core';
import type { UnreadCell } from '#web/claims/pasted-rides.ts';
import { Notice } from '#web/ui/notice.tsx';

type UnreadCellsProps = { readonly unread: readonly UnreadCell[]; readonly onDismiss: () => void };

/** One line for each column, and for each row of which nothing was taken. */
const sayUnread = (unread: readonly UnreadCell[]): readonly string[] => {
  const columns = Map.groupBy(unread, ({ column, row }) => (column === '' ? row : column));
  return [...columns].map(([what, cells]) =>
    typeof what === 'number'
      ? `${what}行目：${cells.map(({ text }) => text).join('、')}`
      : `「${what}」：${cells.map(({ row, text }) => `${text}（${row}行目）`).join('、')}`,
  );
};

/** What of a pasted table became no value stays here until the person has dealt with it. */
export const UnreadCells = ({ unread, onDismiss }: UnreadCellsProps) =>
  unread.length === 0 ? null : (
    <Box mb="sm">
      <Notice tone="warn" title={`貼り付けた表のうち、取り込めなかったもの（${unread.length}件）`} isUrgent>
        <Box component="ul" className="sf-unread">
          {sayUnread(unread).map((says) => (
            <li key={says}>{says}</li>
          ))}
        </Box>
        <Button size="compact-sm" variant="default" mt={6} onClick={onDismiss}>
          確認しました
        </Button>
      </Notice>
    </Box>
  );
