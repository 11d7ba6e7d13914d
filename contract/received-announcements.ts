import * as v from 'valibot';
import { get, post } from './endpoint.ts';
import { notFound } from './refusals/chain.ts';
import { announcementKind, contentView } from './shapes/announcement-view.ts';
import { announcementId } from './shapes/announcement-ids.ts';
import { pageOf, pageQuery } from './shapes/page.ts';

/** Everybody of a company sees what the service told it; its administrators are mailed it too (12.1.2). */
const ofEverybody = { function: 'tenant-admin', may: 'everybody' } as const;

export const listReceivedAnnouncements = get('/api/company/announcements', {
  ...ofEverybody,
  summary: '会社に届いたお知らせを、新しいものから一覧し、近く予定されているメンテナンスを示す',
  query: pageQuery,
  answer: v.object({
    ...pageOf(
      v.object({
        announcementId,
        kind: announcementKind,
        title: v.string(),
        sentAt: v.string(),
        /** The reader had not seen the list yet when it came. */
        isNew: v.boolean(),
      }),
    ).entries,
    /** Maintenance within a week, or under way; what begins first. */
    planned: v.array(
      v.object({
        id: v.string(),
        title: v.string(),
        from: v.string(),
        /** @default nothing was said of its end */
        until: v.exactOptional(v.string()),
      }),
    ),
  }),
});

const another = v.object({ announcementId, title: v.string() });

export const showReceivedAnnouncement = get('/api/company/announcement', {
  ...ofEverybody,
  summary: '会社に届いたお知らせの内容を表示する',
  query: v.strictObject({ announcementId }),
  answer: v.object({
    announcementId,
    ...contentView,
    sentAt: v.string(),
    /** Whose end it tells. */
    reported: v.exactOptional(another),
    /** What tells its end. */
    report: v.exactOptional(another),
  }),
  refusals: [notFound],
});

/** Up to the newest one that the list showed; it never goes back. */
export const markAnnouncementsSeen = post('/api/my/announcements-seen', {
  ...ofEverybody,
  summary: 'お知らせの一覧を見たことを記録する',
  body: v.strictObject({ upTo: announcementId }),
  refusals: [notFound],
});
