import { sendAnnouncement } from '#contract/operator/announcements.ts';
import { kindFacts } from '#domain/announcements/announcement-kinds.ts';
import type { Announcement } from '#domain/announcements/announcement.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { becomesDue } from '#lambdas/adapters/operator/announcement-sending.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';
import { announcementTarget } from './announcement-view.ts';

const forWhom = ({ audience }: Announcement): string =>
  audience.to === 'all' ? 'すべての会社' : `選択した${audience.companies.length}社`;

const sentence = (one: Announcement, sendAt: Instant | undefined): string => {
  const { kind, title } = one.content;
  const when = sendAt === undefined ? '承認されたらすぐに' : `${momentInWords(sendAt)}に`;
  return `お知らせ「${title}」（${kindFacts(kind).words}、第${one.version}版）を、${forWhom(one)}へ${when}送信する`;
};

/** お知らせ is sent as it was read: another version of the draft is another request. */
export const sendAnnouncementAct = twoPersonAct(sendAnnouncement, {
  action: 'announcement.send',
  target: ({ params }) => announcementTarget(params.announcementId),
  prepare: async ({ params, body: { sendAt, expectedVersion } }, { by, at }, { announcements }) => {
    const found = await announcements.find(params.announcementId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    if (found.state !== 'draft' || found.version !== expectedVersion)
      return refuse({ kind: 'announcement-changed-meanwhile' });
    if (sendAt !== undefined && sendAt < at) return refuse({ kind: 'announcement-time-passed' });
    const { reportOf } = found.content;
    const reported = reportOf === undefined ? undefined : await announcements.find(reportOf);
    if (reported?.reportedBy !== undefined && reported.reportedBy !== found.announcementId)
      return refuse({ kind: 'announcement-reported' });
    return accept({
      says: sentence(found, sendAt),
      writes: becomesDue(found, { sendAt: sendAt ?? at, askedBy: by, at }),
    });
  },
});

export const sendAnnouncementEndpoint = askingEndpoint('sendAnnouncement', sendAnnouncementAct);
