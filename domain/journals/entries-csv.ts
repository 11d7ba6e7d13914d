import { writeCsv } from '#domain/csv/write-csv.ts';
import type { AnsweredEntry, EntryLine } from './entry.ts';

type Row = { readonly entry: AnsweredEntry; readonly line: EntryLine; readonly taxLabel: string };
type Column = readonly [head: string, cell: (row: Row) => string];

const markOf = ({ reverses, reversedBy }: AnsweredEntry): string => {
  if (reverses !== undefined) return '赤伝';
  return reversedBy === undefined ? '' : '取消済み';
};

const columns: readonly Column[] = [
  ['仕訳番号', ({ entry }) => `${entry.serial}`],
  ['計上日', ({ entry }) => entry.postedOn],
  ['発生日', ({ entry }) => entry.spentOn ?? entry.postedOn],
  ['区分', ({ entry }) => markOf(entry)],
  ['対応する仕訳番号', ({ entry }) => `${entry.reverses ?? entry.reversedBy ?? ''}`],
  ['申請番号', ({ entry }) => entry.claimNumber],
  ['貸借', ({ line }) => (line.side === 'debit' ? '借方' : '貸方')],
  ['勘定科目コード', ({ line }) => line.account.code],
  ['勘定科目', ({ line }) => line.account.name],
  ['補助科目', ({ line }) => line.subAccount ?? ''],
  ['部門コード', ({ line }) => line.department?.id ?? ''],
  ['部門', ({ line }) => line.department?.name ?? ''],
  ['税区分', ({ taxLabel }) => taxLabel],
  ['金額', ({ line }) => `${line.amount}`],
  ['摘要', ({ line }) => line.memo],
];

export const entriesCsvHeader = (): string => writeCsv([columns.map(([head]) => head)]);

/** A row per line of each entry: 仮払消費税 is a line of its own, as in the books. */
export const entriesCsvRows = (
  entries: readonly AnsweredEntry[],
  labelOf: (entry: AnsweredEntry, line: EntryLine) => string,
): string =>
  writeCsv(
    entries.flatMap((entry) =>
      entry.lines.map((line) => {
        const row = { entry, line, taxLabel: labelOf(entry, line) };
        return columns.map(([, cell]) => cell(row));
      }),
    ),
  );
