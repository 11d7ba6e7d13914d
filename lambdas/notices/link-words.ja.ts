import type { Instant } from '#domain/kernel/time.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';

type MailedLink = {
  readonly url: string;
  readonly expiresAt: Instant;
  /** How long it is good from the request on: 「24時間」. */
  readonly lasts: string;
};

/** What a mail says of a link that somebody asked for: until when it is good, and that only the newest one is. */
export const linkWords = ({ url, expiresAt, lasts }: MailedLink): readonly string[] => [
  url,
  '',
  `有効期限: ${momentInWords(expiresAt)}（受付から${lasts}）`,
  'リンクは一度だけ使えます。もう一度手続きしたときは、最新のメールのリンクだけが使えます。',
];
