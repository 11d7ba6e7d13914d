import type { EntryLine, TraceStep } from '#domain/journals/entry.ts';
import type { ShownEntry } from '#web/api/contract.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

export type SideWords = {
  readonly account: string;
  readonly detail: string;
  readonly amount: string;
  /** The steps that made this amount. */
  readonly trace: readonly TraceStep[];
};
export type JournalRow = {
  readonly key: string;
  readonly debit: SideWords | undefined;
  readonly credit: SideWords | undefined;
  readonly memo: string;
};
export type EntryWords = {
  readonly key: string;
  readonly heading: string;
  readonly date: string;
  readonly claim: { readonly number: string; readonly to: string };
  readonly rows: readonly JournalRow[];
  readonly debitTotal: string;
  readonly creditTotal: string;
  readonly trace: readonly TraceStep[];
};

/** Our tax codes in words (TAX-004): rate, and which share may be deducted. */
export const sayTaxCode = (code: string): string => {
  const [, rate, share] = /^P(\d\d)([A-Z]\d*)$/.exec(code) ?? [];
  if (rate === undefined || share === undefined) return { NT: '非課税', OT: '対象外' }[code] ?? code;
  const percent = `課税仕入${Number(rate)}%`;
  if (share === 'Q') return `${percent} 適格`;
  if (share === 'N') return `${percent} 控除なし`;
  return share.startsWith('T') ? `${percent} 経過措置${share.slice(1)}%` : `${percent} ${share}`;
};

/** Of the claim's lines that an amount sums up; entries of old do not say which, so all of theirs are shown. */
const stepsOf = ({ lineIds }: EntryLine, trace: readonly TraceStep[]): readonly TraceStep[] =>
  lineIds === undefined ? trace : trace.filter(({ lineId }) => lineIds.includes(lineId));

const sideWords = (line: EntryLine | undefined, trace: readonly TraceStep[]): SideWords | undefined =>
  line && {
    account: line.account.name,
    detail: [line.subAccount ?? '', line.department?.name ?? '', sayTaxCode(line.taxCode)]
      .filter((text) => text !== '')
      .join('・'),
    amount: formatYen(line.amount),
    trace: stepsOf(line, trace),
  };

const totalOf = (lines: readonly EntryLine[]): string =>
  formatYen(lines.reduce((sum, { amount }) => sum + amount, 0));

/** 借方 and 貸方 beside each other, as in a book. */
export const entryWords = (entry: ShownEntry, index: number): EntryWords => {
  const debits = entry.lines.filter(({ side }) => side === 'debit');
  const credits = entry.lines.filter(({ side }) => side === 'credit');
  const length = Math.max(debits.length, credits.length);
  return {
    key: `${entry.serial ?? 'preview'}-${index}`,
    heading: entry.serial === undefined ? `仕訳${index + 1}（未計上）` : `仕訳番号 ${entry.serial}`,
    date: formatDate(entry.postedOn),
    claim: { number: entry.claimNumber, to: `/claims/${entry.claimId}` },
    rows: Array.from({ length }, (_, at) => ({
      key: `${at}`,
      debit: sideWords(debits[at], entry.trace),
      credit: sideWords(credits[at], entry.trace),
      memo: debits[at]?.memo ?? credits[at]?.memo ?? '',
    })),
    debitTotal: totalOf(debits),
    creditTotal: totalOf(credits),
    trace: entry.trace,
  };
};
