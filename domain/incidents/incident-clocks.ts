import { addBusinessDays, calendars, isBusinessDay } from '#domain/calendar/business-days.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Assessment } from './incident.ts';

/**
 * 検知から3営業日 (white paper 16.1.1). Business days are all but Saturdays, Sundays and national holidays: a promise that is
 * kept by this count is kept by any other. The day of the detection is none of them.
 */
export const tellingRule = { warnAt: 2, lastAt: 3, calendar: calendars.public } as const;

/**
 * 個人情報保護法26条1項・同法施行規則8条. 速報: 速やかに, 概ね3〜5日以内 (通則ガイドライン 3-5-3-3); 確報: 30 days, 60 where it was
 * done on purpose (規則8条2項; 3-5-3-4). The day of knowing is the first. Holidays count; a 確報 whose last day is a day on which the
 * offices are closed (行政機関の休日に関する法律1条・2条) is due on the next. Whoever works for another tells him within the days of
 * 速報 (規則9条; 3-5-3-5).
 */
export const legalRule = { promptFrom: 3, promptWithin: 5, finalDays: 30, maliciousFinalDays: 60 } as const;

/** The nth day, where the day itself is the first. */
const nthDay = (first: CalendarDate, nth: number): CalendarDate => addDays(first, nth - 1);

const officeDayFrom = (day: CalendarDate): CalendarDate => {
  let open = day;
  while (!isBusinessDay(open, calendars.government)) open = addDays(open, 1);
  return open;
};

export const clockKinds = ['told', 'prompt', 'final'] as const;
/** `told`: 検知から3営業日. `prompt`, `final`: 速報 and 確報. */
export type ClockKind = (typeof clockKinds)[number];

/** What each is called. */
export const clockWords: Readonly<Record<ClockKind, string>> = {
  told: 'お客様への通知',
  prompt: '個人データの速報・委託元への通知',
  final: '個人データの確報',
};

/** Japanese calendar dates: a clock warns from the beginning of one day, and its last day is whole. */
export type ClockDays = { readonly warnOn: CalendarDate; readonly dueOn: CalendarDate };

export const clockDaysOf = (kind: ClockKind, detectedAt: Instant, isMalicious: boolean): ClockDays => {
  const day = jstDateOf(detectedAt);
  const { warnAt, lastAt, calendar } = tellingRule;
  if (kind === 'told')
    return {
      warnOn: addBusinessDays(day, warnAt, calendar),
      dueOn: addBusinessDays(day, lastAt, calendar),
    };
  const { promptFrom, promptWithin, finalDays, maliciousFinalDays } = legalRule;
  if (kind === 'prompt') return { warnOn: nthDay(day, promptFrom), dueOn: nthDay(day, promptWithin) };
  const dueOn = officeDayFrom(nthDay(day, isMalicious ? maliciousFinalDays : finalDays));
  return { warnOn: addDays(dueOn, -7), dueOn };
};

export const clockStates = [
  'running',
  'warning',
  'last-day',
  'over',
  'stopped',
  'stopped-late',
  'not-owed',
] as const;
export type ClockState = (typeof clockStates)[number];

export type Clock = ClockDays & {
  readonly kind: ClockKind;
  readonly state: ClockState;
  /** @default it runs */
  readonly stoppedAt?: Instant;
};

const stateOf = ({ warnOn, dueOn }: ClockDays, stoppedAt: Instant | undefined, now: Instant): ClockState => {
  if (stoppedAt !== undefined) return jstDateOf(stoppedAt) <= dueOn ? 'stopped' : 'stopped-late';
  const today = jstDateOf(now);
  if (today > dueOn) return 'over';
  if (today === dueOn) return 'last-day';
  return today >= warnOn ? 'warning' : 'running';
};

type Clocked = Pick<Assessment, 'severity' | 'personalData' | 'isMalicious'> & {
  readonly detectedAt: Instant;
  /** When each was stopped. @default it was not */
  readonly stopped: { readonly [Kind in ClockKind]?: Instant | undefined };
  /** It was judged that no report is owed. @default one is */
  readonly noReportAt?: Instant | undefined;
};

/** Whether somebody has to be told by that clock's day; what is not known yet counts as if it were so. */
const runs = (kind: ClockKind, { severity, personalData }: Clocked): boolean =>
  kind === 'told' ? severity !== 'minor' || personalData !== 'no' : personalData !== 'no';

/** The clocks of an incident, those alone that it has. */
export const clocksOf = (incident: Clocked, now: Instant): readonly Clock[] =>
  clockKinds
    .filter((kind) => runs(kind, incident))
    .map((kind) => {
      const days = clockDaysOf(kind, incident.detectedAt, incident.isMalicious);
      const stoppedAt = incident.stopped[kind];
      const isOwed = kind === 'told' || stoppedAt !== undefined || incident.noReportAt === undefined;
      const state = isOwed ? stateOf(days, stoppedAt, now) : 'not-owed';
      return { kind, ...days, state, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
    });

export const isStopped = ({ state }: Pick<Clock, 'state'>): boolean =>
  state === 'stopped' || state === 'stopped-late' || state === 'not-owed';
/** Its last day has come, or is over: an alarm, and the top of the home. */
export const burns = ({ state }: Pick<Clock, 'state'>): boolean => state === 'last-day' || state === 'over';
