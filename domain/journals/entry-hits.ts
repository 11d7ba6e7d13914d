import type { ClaimId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import type { EntryLine, JournalEntry } from './entry.ts';

/** What is looked for in the books; each condition narrows further. */
export type WantedEntries = {
  /** First and last posting date, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly serial?: number;
  /** These three are met by one and the same line. */
  readonly accountCode?: string;
  /** Yen of a line, both included. */
  readonly least?: number;
  readonly most?: number;
  /** Words that each stand in the claim's number, a 摘要, a 補助科目, an account's or a department's name. */
  readonly text?: string;
};

type Beside = {
  /** @default every department */
  readonly departmentIds?: ReadonlySet<string> | undefined;
  /** Claims of a person. @default everybody's */
  readonly claimIds?: ReadonlySet<ClaimId> | undefined;
};

const textsOf = ({ claimNumber, lines }: JournalEntry): readonly string[] => [
  claimNumber,
  ...lines.flatMap(({ memo, account, subAccount = '', department }) => [
    memo,
    account.name,
    subAccount,
    department?.name ?? '',
  ]),
];

/** Whether an entry is a hit; it is shown whole, whichever of its lines fits. */
export const entryMatcher = ({
  text,
  departmentIds,
  claimIds,
  ...wanted
}: WantedEntries & Beside): ((entry: JournalEntry) => boolean) => {
  const words = text === undefined ? [] : searchWordsOf(text);
  const { from, to, serial, accountCode, least = 0, most = Number.MAX_SAFE_INTEGER } = wanted;
  const fits = ({ account, amount, department }: EntryLine): boolean =>
    (accountCode === undefined || account.code === accountCode) &&
    (departmentIds === undefined || (department !== undefined && departmentIds.has(department.id))) &&
    least <= amount &&
    amount <= most;
  return (entry) =>
    from <= entry.postedOn &&
    entry.postedOn <= to &&
    (serial === undefined || entry.serial === serial) &&
    (claimIds === undefined || claimIds.has(entry.claimId)) &&
    entry.lines.some(fits) &&
    (words.length === 0 || holdsWords(words, textsOf(entry)));
};
