import { useQueryClient } from '@tanstack/react-query';
import { closeMonth, listClosings, reopenMonth, showClosing } from '#contract/closing.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { answerKey, askAnew, useAnswer, usePages, useSend } from '#web/api/contract-client.ts';

export type Closing = AnswerOf<typeof showClosing>;
export type ClosingMonth = Closing['months'][number];
export type ClosingEvent = AnswerOf<typeof listClosings>['items'][number];

export const useClosing = () => useAnswer(showClosing, {}, { shows: ['claims'] });
export const useClosings = () => usePages(listClosings, { query: { limit: '50' } });

/** Keeps what an act answered; the history, and what shows where entries would stand, ask anew. */
const useKeepClosing = () => {
  const client = useQueryClient();
  return (closing: Closing): void => {
    client.setQueryData(answerKey(showClosing, {}), closing);
    void askAnew(client, [listClosings]);
    void client.invalidateQueries({
      predicate: ({ queryKey: [path] }) => path !== showClosing.path && path !== listClosings.path,
      refetchType: 'none',
    });
  };
};

export const useCloseMonth = () => useSend(closeMonth, useKeepClosing());
export const useReopenMonth = () => useSend(reopenMonth, useKeepClosing());
