import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';

/** 教育の記録 (7.2.2): when an operator was trained, and the last day in Japan on which it counts. */
export type Training = { readonly on: CalendarDate; readonly until: CalendarDate };

/** A record counts for so many days at most: the service's rule is a training each year. */
export const trainingDaysMost = 400;
/** So many days before its end the home says so. */
export const trainingWarnDays = 30;

/** Whether the newest record counts on the Japanese day of that moment; nobody without a record is trained. */
export const isTrainedAt = (trainedUntil: CalendarDate | undefined, at: Instant): boolean =>
  trainedUntil !== undefined && jstDateOf(at) <= trainedUntil;

/** Whether it still counts, and no longer in 30 days. */
export const endsTrainingSoon = (trainedUntil: CalendarDate | undefined, at: Instant): boolean =>
  trainedUntil !== undefined &&
  isTrainedAt(trainedUntil, at) &&
  trainedUntil < addDays(jstDateOf(at), trainingWarnDays);

/** What is wrong with a record, in the words of a form; nothing where it can be kept. */
export const trainingFaultsOf = (
  { on, until }: Training,
  at: Instant,
): readonly { readonly path: 'on' | 'until'; readonly message: string }[] => [
  ...(on > jstDateOf(at) ? [{ path: 'on' as const, message: '実施日は今日までの日付にしてください。' }] : []),
  ...(until < on ? [{ path: 'until' as const, message: '有効期限は実施日以降にしてください。' }] : []),
  ...(until > addDays(on, trainingDaysMost)
    ? [{ path: 'until' as const, message: `有効期限は実施日から${trainingDaysMost}日以内にしてください。` }]
    : []),
];
