import type { ClosingAct } from '#domain/closing/month-states.ts';
import { nextMonth } from '#domain/calendar/months.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import type { Closing, ClosingEvent, ClosingMonth } from '#web/closing/closing-api.ts';
import { formatDate, formatInstant, formatMonth } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

const states = {
  open: { label: '未締め', tone: 'good' },
  closed: { label: '締め済み', tone: 'calm' },
  filed: { label: '申告期限後', tone: 'quiet' },
} as const satisfies Record<ClosingMonth['state'], { label: string; tone: Tone }>;

/** The states in which a claim waits, as the columns name them. */
export const waitingNames = [
  { status: 'returned', label: '差戻し中' },
  { status: 'submitted', label: '承認待ち' },
  { status: 'approved', label: '確定待ち' },
] as const satisfies readonly { status: keyof Closing['isCut']; label: string }[];

/** Where not all of a state were looked into, its numbers may be higher, and of a month without any nothing is known. */
const counted = (count: number, isCut: boolean): string => {
  if (count === 0) return isCut ? '不明' : '-';
  return isCut ? `${count}件以上` : `${count}件`;
};

const isCutSomewhere = ({ returned, submitted, approved }: Closing['isCut']): boolean =>
  returned || submitted || approved;

/** Which numbers are too low, and why; undefined where all are whole. */
export const cutWords = ({ isCut }: Pick<Closing, 'isCut'>): string | undefined => {
  if (!isCutSomewhere(isCut)) return undefined;
  const names = waitingNames.filter(({ status }) => isCut[status]).map(({ label }) => label);
  return `${names.join('・')}は多いため、古い申請から100件までを数えています。それを超える月は「以上」、数えた中にない月は「不明」と表示します。`;
};

export type MonthRow = {
  readonly month: string;
  readonly name: string;
  readonly state: { readonly label: string; readonly tone: Tone };
  readonly returned: string;
  readonly submitted: string;
  readonly approved: string;
  /** All three, where there is room for one number. */
  readonly waiting: string;
  readonly canClose: boolean;
  /** The oldest open month: mostly the one that is closed next. */
  readonly isNext: boolean;
  readonly canReopen: boolean;
};

/** Newest first; the last filed month stands for all before it. */
export const monthRows = ({ months, isCut }: Closing): readonly MonthRow[] => {
  const next = months.findLast(({ canClose }) => canClose)?.month;
  return months.map((one) => rowOf(one, one.month === next, isCut));
};

const rowOf = (
  { month, state, waiting, ...can }: ClosingMonth,
  isNext: boolean,
  isCut: Closing['isCut'],
): MonthRow => ({
  month,
  name: state === 'filed' ? `${formatMonth(month)}以前` : formatMonth(month),
  state: states[state],
  returned: counted(waiting.returned, isCut.returned),
  submitted: counted(waiting.submitted, isCut.submitted),
  approved: counted(waiting.approved, isCut.approved),
  waiting: counted(waiting.returned + waiting.submitted + waiting.approved, isCutSomewhere(isCut)),
  isNext,
  ...can,
});

/** `2026年4月・5月`, within one year named once. */
const named = (months: readonly string[]): string =>
  months
    .map((month, at) =>
      at > 0 && month.slice(0, 4) === months[at - 1]?.slice(0, 4)
        ? formatMonth(month).replace(/^\d+年/, '')
        : formatMonth(month),
    )
    .join('・');

/** Oldest first: the month and whatever changes with it. */
const changedWith = (
  { months }: Closing,
  changes: (month: ClosingMonth) => boolean,
): readonly ClosingMonth[] => months.filter(changes).toReversed();

export type ClosingWords = {
  readonly title: string;
  readonly lead: string;
  readonly waiting?: string | undefined;
};

/** What closing the month does, before it is done. */
export const closeWords = (closing: Closing, month: string): ClosingWords => {
  const closed = changedWith(closing, (one) => one.state === 'open' && one.month <= month);
  const waiting = closed.reduce(
    (sum, { waiting: { returned, submitted, approved } }) => sum + returned + submitted + approved,
    0,
  );
  const laterOn = isCalendarMonth(month) ? formatDate(`${nextMonth(month)}-01`) : '次の月の初日';
  return {
    title: `${formatMonth(month)}を締める`,
    lead: `${named(closed.map((one) => one.month))}を締めます。締めた月の日付では、仕訳を計上できなくなります。`,
    // Those that were not looked into may be of these months too.
    waiting:
      waiting === 0 && !isCutSomewhere(closing.isCut)
        ? undefined
        : `まだ確定していない利用分があります。締めた後に確定すると、仕訳は${laterOn}の日付で計上されます。`,
  };
};

/** What reopening the month does. */
export const reopenWords = (closing: Closing, month: string): ClosingWords => {
  const opened = changedWith(closing, (one) => one.state === 'closed' && one.month >= month);
  return {
    title: `${formatMonth(month)}の締めを取り消す`,
    lead: `${named(opened.map((one) => one.month))}が開き、その月の日付で仕訳を計上できるようになります。計上済みの仕訳は変わりません。`,
  };
};

export const eventRow = ({ act, month, at, byName, reason = '' }: ClosingEvent) => ({
  key: at,
  when: formatInstant(at),
  what: act === 'close' ? `${formatMonth(month)}を締めました` : `${formatMonth(month)}の締めを取り消しました`,
  who: byName,
  reason,
});

/** A question about the closing: what it says and what is sent are of one closing, that which was seen when it was asked. */
export type Asked = {
  readonly act: ClosingAct;
  readonly month: string;
  readonly seen: Closing;
  /** Others were faster: what stands there now is newer than what was asked first. */
  readonly isNewer?: true;
};

export const wordsOf = ({ act, month, seen }: Asked): ClosingWords =>
  act === 'close' ? closeWords(seen, month) : reopenWords(seen, month);

/**
 * The question after a refusal, with the closing as it stands now: the same one where nothing changed, one with new words
 * and the new version where it did, none where it cannot be done any more.
 */
export const askedAnew = (before: Asked, seen: Closing | undefined): Asked | undefined => {
  if (seen === undefined || seen.version === before.seen.version) return before;
  const one = seen.months.find(({ month }) => month === before.month);
  const isPossible = before.act === 'close' ? one?.canClose : one?.canReopen;
  return isPossible === true ? { ...before, seen, isNewer: true } : undefined;
};
