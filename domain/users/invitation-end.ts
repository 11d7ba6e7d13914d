import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { isOverAt, type TimeBox } from '#domain/rights/time-box.ts';
import { invitationDays, type InvitationWay } from './person-state.ts';

type Days = { readonly timeBox?: Pick<TimeBox, 'from' | 'to'> | undefined };

/** Nobody is mailed a link that is good for longer than this and the days of an invitation. */
const daysBefore = 30;

const dayMillis = 86_400_000;
/** Where a day in Japan begins, in epoch milliseconds. */
const startOf = (day: CalendarDate): number => Date.parse(`${day}T00:00:00+09:00`);

/**
 * When an invitation ends, in epoch milliseconds: so many days after it was sent, or after the first day on which he is let
 * in, whichever is later. Before that day the link sets a password, and the sign-in says from when on.
 */
export const invitationEnd = ({ timeBox }: Days, at: Instant): number =>
  Math.max(Date.parse(at), timeBox === undefined ? 0 : startOf(timeBox.from)) + invitationDays * dayMillis;

/** Why somebody who is here for some days is not invited in this way now; undefined where he may be. */
export const whyNotInvited = ({ timeBox }: Days, way: InvitationWay, at: Instant): string | undefined => {
  if (timeBox === undefined) return undefined;
  if (isOverAt({ timeBox }, at)) return '利用期間が終わっています。期間を変更してから、招待してください';
  const today = jstDateOf(at);
  const first = addDays(timeBox.from, -daysBefore);
  if (today < first) return `利用開始日の${daysBefore}日前（${sayDay(first)}）から招待できます`;
  // The directory forgets a temporary password after these days, whatever we say of it.
  return way === 'temporary-password' && addDays(today, invitationDays) <= timeBox.from
    ? `仮パスワードは${invitationDays}日で使えなくなります。利用開始日までが長いため、メールのリンクで招待してください`
    : undefined;
};
