import * as v from 'valibot';
import { everyAnnouncementKind, type AnnouncementKind } from '#domain/announcements/announcement-kinds.ts';

const [firstKind = 'change', ...otherKinds] = everyAnnouncementKind;
export const announcementKind = v.picklist<[AnnouncementKind, ...AnnouncementKind[]]>([
  firstKind,
  ...otherKinds,
]);

const text = v.exactOptional(v.string());
/** What an announcement says, as it is read. */
export const contentView = {
  kind: announcementKind,
  title: v.string(),
  fields: v.object({
    content: text,
    reason: text,
    from: text,
    until: text,
    impact: text,
    affected: text,
    action: text,
    deadline: text,
    detectedAt: text,
    response: text,
    result: text,
    contact: text,
  }),
};
