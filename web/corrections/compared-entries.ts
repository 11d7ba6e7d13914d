import type { CorrectionCheck } from '#web/corrections/corrections-api.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

type Entries = NonNullable<CorrectionCheck['entries']>['before'];

export type ComparedRow = {
  readonly key: string;
  readonly date: string;
  readonly side: string;
  readonly account: string;
  /** 補助科目 and 部門. */
  readonly detail: string;
  readonly tax: string;
  readonly amount: string;
};

type Row = Omit<ComparedRow, 'key'>;

const rowsOf = (entries: Entries): readonly Row[] =>
  entries.flatMap(({ postedOn, lines }) =>
    lines.map(({ side, account, subAccount = '', department, taxLabel, amount }) => ({
      date: formatDate(postedOn),
      side: side === 'debit' ? '借' : '貸',
      account: account.name,
      detail: [subAccount, department?.name ?? ''].filter((text) => text !== '').join('・'),
      tax: taxLabel,
      amount: formatYen(amount),
    })),
  );

/** The rows that the other side lacks; the same row twice must be there twice. */
const without = (rows: readonly Row[], others: readonly Row[]): readonly ComparedRow[] => {
  const left = others.map((row) => JSON.stringify(row));
  return rows.flatMap((row, index) => {
    const at = left.indexOf(JSON.stringify(row));
    if (at < 0) return [{ ...row, key: `${index}` }];
    left.splice(at, 1);
    return [];
  });
};

/** What differs of the two, and how many rows stay as they are. */
export const comparedEntries = ({ before, after }: NonNullable<CorrectionCheck['entries']>) => {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const changed = without(now, old);
  return { before: without(old, now), after: changed, same: now.length - changed.length };
};
