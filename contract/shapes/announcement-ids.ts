import { isAnnouncementId } from '#domain/kernel/ids.ts';
import { ulidShape } from './text.ts';

export const announcementId = ulidShape(isAnnouncementId, 'お知らせIDの形が正しくありません');
