import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import type { InboxItem } from '#web/approvals/approvals-api.ts';
import { waitsSince, whyOpened } from '#web/approvals/inbox-row.ts';

export const sortings = {
  since: '待ち',
  number: '申請番号',
  title: '件名',
  applicant: '申請者',
  amount: '金額',
} as const;
export type Sorting = keyof typeof sortings;

/** Which of all that waits is shown, and in which order; it stands in the address. */
export type InboxSearch = {
  readonly text: string;
  readonly step: string;
  readonly department: string;
  /** Those to open, those that need not be, or all. */
  readonly findings: 'all' | 'with' | 'without';
  readonly sort: Sorting;
  readonly isDown: boolean;
};

const isSorting = (text: string | null): text is Sorting => text !== null && Object.hasOwn(sortings, text);

export const inboxSearchOf = (params: URLSearchParams): InboxSearch => {
  const [sort, findings] = [params.get('sort'), params.get('findings')];
  return {
    text: params.get('text') ?? '',
    step: params.get('step') ?? '',
    department: params.get('department') ?? '',
    findings: findings === 'with' || findings === 'without' ? findings : 'all',
    sort: isSorting(sort) ? sort : 'since',
    isDown: params.get('order') === 'down',
  };
};

const comparing: Readonly<Record<Sorting, (one: InboxItem, other: InboxItem) => number>> = {
  since: (one, other) => Date.parse(waitsSince(one)) - Date.parse(waitsSince(other)),
  number: (one, other) => one.number.localeCompare(other.number, 'ja', { numeric: true }),
  title: (one, other) => one.title.localeCompare(other.title, 'ja', { numeric: true }),
  applicant: (one, other) => one.applicantName.localeCompare(other.applicantName, 'ja'),
  amount: (one, other) => one.total - other.total,
};

const textsOf = ({ title, number, applicantName, departmentName, contents = '' }: InboxItem) => [
  title,
  number,
  applicantName,
  departmentName,
  contents,
];

/** All of the inbox that fits, in order. What is equal stays oldest first. */
export const shownInbox = (items: readonly InboxItem[], search: InboxSearch): readonly InboxItem[] => {
  const { text, step, department, findings, sort, isDown } = search;
  const words = searchWordsOf(text);
  const direction = isDown ? -1 : 1;
  return items
    .filter(
      (item) =>
        (step === '' || item.stepName === step) &&
        (department === '' || item.departmentName === department) &&
        (findings === 'all' || (findings === 'with') === (whyOpened(item) !== undefined)) &&
        holdsWords(words, textsOf(item)),
    )
    .toSorted((one, other) => direction * comparing[sort](one, other));
};

/** What can be chosen of a field, as it occurs in the inbox. */
export const choicesOf = (
  items: readonly InboxItem[],
  field: 'stepName' | 'departmentName',
): readonly string[] =>
  [...new Set(items.map((item) => item[field]))].toSorted((one, other) => one.localeCompare(other, 'ja'));
