import { addMonths } from '#domain/calendar/calendar-date.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { RoleId } from './roles.ts';

/** 情報のラベルの閲覧権限: who may see what bears the label. An entry is emptied, never taken away. */
export type LabelSight = {
  /** Code of the label. */
  readonly label: string;
  readonly roles: readonly RoleId[];
  readonly people: readonly UserId[];
};

/** 対象期間: months, both included, of which somebody sees what was spent or posted in them, and nothing else. */
export type ContentPeriod = { readonly from: CalendarMonth; readonly to: CalendarMonth };

/** What of the company somebody sees, whatever his rights are. */
export type Sight = {
  /** Codes of the labels whose things he may see. */
  readonly labels: readonly string[];
  /** Something is hidden from him: what lists carry neither labels nor months has to be looked into for him. */
  readonly isLimited: boolean;
  /** Of an account for some days (decision 0195). @default all that the company ever did */
  readonly content?: ContentPeriod;
};

/** Of a company that has no labels. What bears one is seen by nobody but whose it is. */
export const usualSight: Sight = { labels: [], isLimited: false };

type Person = {
  readonly userId: UserId;
  readonly roles: readonly string[];
  /** @default his account is for good */
  readonly timeBox?: { readonly contentFrom: CalendarMonth; readonly contentTo: CalendarMonth } | undefined;
};

const maySeeLabel = ({ roles, people }: LabelSight, person: Person): boolean =>
  people.includes(person.userId) || roles.some((role) => person.roles.includes(role));

/**
 * What somebody with these roles sees by what his company decided.
 * @param isKnown false where the decision was written without any word of labels: then something may be hidden from everybody
 */
export const sightOf = (labels: readonly LabelSight[], person: Person, isKnown = true): Sight => {
  const seen = labels.filter((one) => maySeeLabel(one, person)).map(({ label }) => label);
  const { timeBox } = person;
  return timeBox === undefined
    ? { labels: seen, isLimited: !isKnown || seen.length < labels.length }
    : {
        labels: seen,
        isLimited: true,
        content: { from: timeBox.contentFrom, to: timeBox.contentTo },
      };
};

/** Whether each of these labels is allowed to him. */
export const seesLabels = ({ labels: seen }: Sight, labels: readonly string[]): boolean =>
  labels.every((label) => seen.includes(label));

/** Whether what happened in this month is shown to him. */
export const seesMonth = (
  { sight: { content } = usualSight }: { readonly sight?: Sight },
  month: CalendarMonth,
): boolean => content === undefined || (content.from <= month && month <= content.to);

/** As far as his months tell of a month up to which something is so: within them, or none of them. */
export const toldUpTo = (
  { sight: { content } = usualSight }: { readonly sight?: Sight },
  month: CalendarMonth,
): CalendarMonth => {
  if (content === undefined) return month;
  if (month < content.from) return addMonths(content.from, -1);
  return month > content.to ? content.to : month;
};

/** Whether he is here for some days, and sees some months. */
export const isHereForDays = ({ sight = usualSight }: { readonly sight?: Sight }): boolean =>
  sight.content !== undefined;

type Bearer = {
  readonly applicantId: UserId;
  readonly labels: readonly string[];
  /** In which it was spent or posted; none where that is not known yet. */
  readonly months: readonly CalendarMonth[];
};

/**
 * The one cut by labels and by 対象期間: what bears a label is shown to whom it is allowed, what lies in a month to whom the
 * month is shown, and all of it to whose it is. Being on its route allows nothing.
 */
export const seesThing = (
  { userId, sight = usualSight }: { readonly userId: UserId; readonly sight?: Sight },
  { applicantId, labels, months }: Bearer,
): boolean =>
  applicantId === userId ||
  (seesLabels(sight, labels) &&
    (sight.content === undefined || months.some((month) => seesMonth({ sight }, month))));

/** How the authorizer tells the functions behind it; nothing where there is nothing to be hidden. */
export const sightText = (sight: Sight): string | undefined =>
  sight.labels.length === 0 && !sight.isLimited ? undefined : JSON.stringify(sight);

/** Reads what `sightText` wrote. The words are those of another function of ours, never of a client. */
export const sightIn = (text: unknown): Sight =>
  typeof text === 'string' ? { ...usualSight, ...JSON.parse(text) } : usualSight;
