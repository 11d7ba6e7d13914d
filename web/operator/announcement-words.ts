import type { AnswerOf } from '#contract/endpoint.ts';
import type {
  listAnnouncedMails,
  listAnnouncements,
  showAnnouncement,
} from '#contract/operator/announcements.ts';
import type { CompanyToldState } from '#domain/announcements/announcement-kinds.ts';
import type { Tone } from '#web/ui/tone.ts';

export type ListedAnnouncement = AnswerOf<typeof listAnnouncements>['items'][number];
export type ShownAnnouncement = AnswerOf<typeof showAnnouncement>['announcement'];
export type Progress = AnswerOf<typeof showAnnouncement>['progress'];
export type AnnouncedRow = AnswerOf<typeof listAnnouncedMails>['items'][number];
export type AnnouncedMailRow = Extract<AnnouncedRow, { readonly row: 'mail' }>;

export const announcementStateWords: Readonly<
  Record<ListedAnnouncement['state'], readonly [word: string, tone: Tone]>
> = {
  draft: ['下書き', 'quiet'],
  approved: ['送信予約', 'calm'],
  sending: ['送信中', 'warn'],
  sent: ['送信済み', 'good'],
  dropped: ['破棄', 'quiet'],
};

export const mailStateWords: Readonly<
  Record<AnnouncedMailRow['state'], readonly [word: string, tone: Tone]>
> = {
  waiting: ['送信待ち', 'quiet'],
  intended: ['送信中', 'warn'],
  accepted: ['送信済み', 'calm'],
  delivered: ['配信済み', 'good'],
  bounced: ['不達', 'bad'],
  complained: ['迷惑メールの申告', 'bad'],
  refused: ['送信できず', 'bad'],
  declined: ['送り直さない', 'quiet'],
  unknown: ['送信状況不明', 'bad'],
};

export const companyStateWords = {
  queued: ['準備中', 'quiet'],
  told: ['宛先あり', 'good'],
  nobody: ['送信先の管理者なし', 'bad'],
} as const satisfies Record<CompanyToldState, readonly [string, Tone]>;
