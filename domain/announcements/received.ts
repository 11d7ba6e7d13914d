import type { AnnouncementId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { kindFacts, type AnnouncementContent, type AnnouncementKind } from './announcement-kinds.ts';

/** What a company got, as it keeps it. */
export type ReceivedAnnouncement = AnnouncementContent & {
  readonly announcementId: AnnouncementId;
  readonly sentAt: Instant;
  /** When the company got it, later than it was sent where its records must not be changed. */
  readonly receivedAt: Instant;
};

/** As a list shows it. */
export type ReceivedLine = {
  readonly kind: AnnouncementKind;
  readonly title: string;
  readonly sentAt: Instant;
};

/** メンテナンスの予定. */
export type PlannedMaintenance = {
  readonly title: string;
  readonly from: Instant;
  readonly until?: Instant;
};

/** What tells the end of another one. */
export type ReceivedReport = { readonly announcementId: AnnouncementId; readonly title: string };

const dayMillis = 86_400_000;

const daysFrom = (at: Instant, days: number): Instant => {
  const moment = new Date(Date.parse(at) + days * dayMillis).toISOString();
  return isInstant(moment) ? moment : at;
};

/** So many new ones are counted; more are 「9+」. */
export const mostNewCounted = 9;
/** Of whoever never opened the list, older ones are not new. */
const newDays = 30;
/** So many days before its beginning everybody is reminded of maintenance, and of so many at once. */
const remindedDays = 7;
export const mostReminded = 3;

/** From when on announcements are new to somebody. */
export const newSince = (seenUpTo: Instant | undefined, now: Instant): Instant => {
  if (seenUpTo === undefined) return daysFrom(now, -newDays);
  const next = new Date(Date.parse(seenUpTo) + 1).toISOString();
  return isInstant(next) ? next : seenUpTo;
};

/** Whether everybody is reminded of what begins then. */
export const isReminded = ({ from }: Pick<PlannedMaintenance, 'from'>, now: Instant): boolean =>
  from <= daysFrom(now, remindedDays);

type Planned = PlannedMaintenance & {
  /** When nobody is reminded of it any more: without an end, a day after its beginning. */
  readonly overAt: Instant;
};

/** What a kind of maintenance plans; undefined for what plans none. */
export const plannedIn = ({ kind, title, fields }: AnnouncementContent): Planned | undefined => {
  const { from, until } = fields;
  if (kindFacts(kind).isMaintenance !== true || !isInstant(from)) return undefined;
  return isInstant(until)
    ? { title, from, until, overAt: until }
    : { title, from, overAt: daysFrom(from, 1) };
};
