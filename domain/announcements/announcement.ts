import type { AnnouncementId, OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  kindFacts,
  type AnnouncementContent,
  type AnnouncementState,
  type Audience,
} from './announcement-kinds.ts';

/** お知らせ, as the service keeps it. */
export type Announcement = {
  readonly announcementId: AnnouncementId;
  readonly content: AnnouncementContent;
  readonly audience: Audience;
  readonly state: AnnouncementState;
  readonly version: number;
  readonly createdBy: OperatorId;
  readonly createdAt: Instant;
  readonly updatedBy: OperatorId;
  readonly updatedAt: Instant;
  readonly releaseNote?: string;
  readonly sendAt?: Instant;
  readonly askedBy?: OperatorId;
  readonly isUrgent?: boolean;
  readonly confirmedBy?: OperatorId;
  readonly confirmedAt?: Instant;
  readonly startedAt?: Instant;
  readonly handedUpTo?: string;
  readonly sentAt?: Instant;
  readonly reportedBy?: AnnouncementId;
};

/** One operator sent it alone, and no other has said yet that it was right. */
export const awaitsConfirmation = ({
  isUrgent,
  confirmedAt,
}: Pick<Announcement, 'isUrgent' | 'confirmedAt'>): boolean => isUrgent === true && confirmedAt === undefined;

/** What was announced is over by its own word, and nobody was told how it ended (12.6.1). */
export const lacksReport = (
  { content: { kind, fields }, state, reportedBy }: Announcement,
  now: Instant,
): boolean => {
  const end = fields.until ?? fields.from;
  return (
    kindFacts(kind).isPlan === true &&
    state === 'sent' &&
    reportedBy === undefined &&
    end !== undefined &&
    end < now
  );
};
