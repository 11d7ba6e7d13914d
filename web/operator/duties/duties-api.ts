import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listDuties, listDutyRecords, listEndedDuties } from '#contract/operator/duties.ts';
import { showOperatorHome } from '#contract/operator/home.ts';
import type { BookId } from '#domain/duties/book-ids.ts';
import { askAnew, usePages } from '#web/api/contract-client.ts';
import { tellDone } from '#web/ui/tell.ts';

export type ShownDuty = AnswerOf<typeof listDuties>['items'][number];
export type ShownRecord = AnswerOf<typeof listDutyRecords>['items'][number];

export const paramsOf = ({ bookId, dutyId }: Pick<ShownDuty, 'bookId' | 'dutyId'>) => ({ bookId, dutyId });

export const useRecordPages = (duty: Pick<ShownDuty, 'bookId' | 'dutyId'>) =>
  usePages(listDutyRecords, { params: paramsOf(duty), query: { limit: '20' } });
export const useEndedPages = (bookId: BookId) =>
  usePages(listEndedDuties, { params: { bookId }, query: { limit: '20' } });

/** After a deed: says so, and shows what stands now. */
export const useDone = (says: string, onClose: () => void): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    tellDone(says);
    await askAnew(client, [listDuties, listDutyRecords, listEndedDuties, showOperatorHome]);
    onClose();
  };
};
