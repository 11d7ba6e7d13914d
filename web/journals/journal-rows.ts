import type { postingRule } from '#domain/journals/entry.ts';
import type { ShownEntry, ShownEntryLine, ShownStep } from '#web/journals/journals-api.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

export type SideWords = {
  readonly account: string;
  readonly detail: string;
  readonly amount: string;
  /** 税区分 as the export spells it. */
  readonly tax: string;
  /** The steps that made this amount. */
  readonly trace: readonly ShownStep[];
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
  /** Why it does not stand on the day of the expense (EXP-051). */
  readonly moved: string | undefined;
  /** What it answers, or what answers it (LDG-001). */
  readonly answer: { readonly label: string; readonly says: string; readonly tone: Tone } | undefined;
  readonly claim: { readonly number: string; readonly to: string };
  readonly rows: readonly JournalRow[];
  readonly debitTotal: string;
  readonly creditTotal: string;
  readonly trace: readonly ShownStep[];
};

/** Of the claim's lines that an amount sums up; entries of old do not say which, so all of theirs are shown. */
const stepsOf = ({ lineIds }: ShownEntryLine, trace: readonly ShownStep[]): readonly ShownStep[] =>
  lineIds === undefined ? trace : trace.filter(({ lineId }) => lineIds.includes(lineId));

const sideWords = (line: ShownEntryLine | undefined, trace: readonly ShownStep[]): SideWords | undefined =>
  line && {
    account: line.account.name,
    detail: [line.subAccount ?? '', line.department?.name ?? '', line.taxLabel]
      .filter((text) => text !== '')
      .join('・'),
    amount: formatYen(line.amount),
    tax: line.taxLabel,
    trace: stepsOf(line, trace),
  };

/** A 未払金 beside a cost adds nothing; a refund beside a cost has words of its own. */
const memoOf = (debit: ShownEntryLine | undefined, credit: ShownEntryLine | undefined): string =>
  [debit, credit]
    .filter((line) => line?.isPayable !== true || debit === undefined || credit === undefined)
    .map((line) => line?.memo ?? '')
    .filter((memo, at, memos) => memo !== '' && memos.indexOf(memo) === at)
    .join('／');

const totalOf = (lines: readonly ShownEntryLine[]): string =>
  formatYen(lines.reduce((sum, { amount }) => sum + amount, 0));

const answerOf = ({ reverses, reversedBy }: ShownEntry): EntryWords['answer'] => {
  if (reverses !== undefined) return { label: '赤伝', says: `仕訳番号 ${reverses} の取消`, tone: 'bad' };
  return reversedBy === undefined
    ? undefined
    : { label: '取消済み', says: `仕訳番号 ${reversedBy} で取消`, tone: 'quiet' };
};

/** The domain's own word, by its type alone: its file would bring the judge along. */
const moved: typeof postingRule = 'EXP-051';

const whyMoved = (trace: readonly ShownStep[]): string =>
  trace.some(({ rule }) => rule === moved) ? '締め済みの月のため、次の月の初日に計上' : '計上日は経理が指定';

/** A 赤伝 says in its steps why it stands where it stands: nobody chose its day. */
const movedOf = ({ spentOn, reverses, trace }: ShownEntry): string | undefined => {
  if (spentOn === undefined) return undefined;
  const day = `発生日 ${formatDate(spentOn)}`;
  return reverses === undefined ? `${day}（${whyMoved(trace)}）` : day;
};

/** 借方 and 貸方 beside each other, as in a book. */
export const entryWords = (entry: ShownEntry, index: number): EntryWords => {
  const debits = entry.lines.filter(({ side }) => side === 'debit');
  const credits = entry.lines.filter(({ side }) => side === 'credit');
  const length = Math.max(debits.length, credits.length);
  return {
    key: `${entry.serial ?? 'preview'}-${index}`,
    heading: entry.serial === undefined ? `仕訳${index + 1}（未計上）` : `仕訳番号 ${entry.serial}`,
    date: formatDate(entry.postedOn),
    moved: movedOf(entry),
    answer: answerOf(entry),
    claim: { number: entry.claimNumber, to: `/claims/${entry.claimId}` },
    rows: Array.from({ length }, (_, at) => ({
      key: `${at}`,
      debit: sideWords(debits[at], entry.trace),
      credit: sideWords(credits[at], entry.trace),
      memo: memoOf(debits[at], credits[at]),
    })),
    debitTotal: totalOf(debits),
    creditTotal: totalOf(credits),
    trace: entry.trace,
  };
};
