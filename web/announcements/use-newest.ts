import { listReceivedAnnouncements } from '#contract/received-announcements.ts';
import { useAnswer } from '#web/api/contract-client.ts';

/** What the home shows of お知らせ, in one question. */
export const useNewest = () => useAnswer(listReceivedAnnouncements, { query: { limit: '3' } });
