import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { isOverAt, type TimeBox } from '#domain/rights/time-box.ts';
import { invitationDays } from './person-state.ts';

type Days = { readonly timeBox?: Pick<TimeBox, 'from' | 'to'> | undefined };

const dayMillis = 86_400_000;

/** When an invitation ends, in epoch milliseconds: whichever its way, and whomever it is for (9.2.4). */
export const invitationEnd = (at: Instant): number => Date.parse(at) + invitationDays * dayMillis;

/** It has to be good on the first of his days, and on the next. */
const daysBefore = invitationDays - 2;

/** Why somebody who is here for some days is not invited now; undefined where he may be. */
export const whyNotInvited = ({ timeBox }: Days, at: Instant): string | undefined => {
  if (timeBox === undefined) return undefined;
  if (isOverAt({ timeBox }, at)) return '利用期間が終わっています。期間を変更してから、招待してください';
  const first = addDays(timeBox.from, -daysBefore);
  return jstDateOf(at) < first
    ? `招待は${invitationDays}日で期限が切れます。利用開始日の${daysBefore}日前（${sayDay(first)}）から招待できます`
    : undefined;
};
