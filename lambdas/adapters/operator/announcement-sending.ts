import type { Announcement } from '#domain/announcements/announcement.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { announcementDue } from '#rows/announcements.ts';
import { announcementChanged, reportDecided, reportDropped } from './announcements.ts';
import type { OperatorWrites } from './operator-transaction.ts';

type Sending = {
  readonly sendAt: Instant;
  readonly askedBy: OperatorId;
  readonly at: Instant;
  /** Without a second operator. @default approved by one */
  readonly isUrgent?: true;
};

/** It is due at that moment, while it is the draft that was read: the minute's run finds it. */
export const becomesDue = (
  draft: Announcement,
  { sendAt, askedBy, at, isUrgent }: Sending,
): OperatorWrites => ({
  announcement: announcementChanged(
    draft,
    {
      state: 'approved',
      sendAt,
      askedBy,
      updatedAt: at,
      updatedBy: askedBy,
      ...(isUrgent === undefined ? {} : { isUrgent }),
    },
    // Of an earlier sending that was given up.
    ['confirmedBy', 'confirmedAt', ...(isUrgent === undefined ? (['isUrgent'] as const) : [])],
  ),
  due: {
    kind: 'put',
    table: 'control',
    item: announcementDue.stored({ announcementId: draft.announcementId }, { at: sendAt }),
  },
  ...(draft.content.reportOf === undefined
    ? {}
    : { reported: reportDecided(draft.content.reportOf, draft.announcementId) }),
});

/** It is not due any more; what it would have reported waits for another report. */
export const notDue = ({
  announcementId,
  content: { reportOf },
}: Pick<Announcement, 'announcementId' | 'content'>): OperatorWrites => ({
  due: { kind: 'delete', table: 'control', key: announcementDue.primaryKey({ announcementId }) },
  ...(reportOf === undefined ? {} : { reported: reportDropped(reportOf, announcementId) }),
});
