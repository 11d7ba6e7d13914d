import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listSignInRulesChanges, replaceSignInRules, showSignInRules } from '#contract/sign-in-rules.ts';
import { showMe } from '#contract/users.ts';
import { askAnew, useAnswer, usePages, useSend } from '#web/api/contract-client.ts';

export type StoredRules = AnswerOf<typeof showSignInRules>;

export const useRules = () => useAnswer(showSignInRules, {}, { staleTime: 0 });
export const useRulesChanges = () => usePages(listSignInRulesChanges, { query: {} }, { staleTime: 0 });

/** Also where it was refused: somebody else may have been first. One's own next password follows them too. */
export const useReplaceRules = () => {
  const client = useQueryClient();
  return useSend(replaceSignInRules, undefined, () =>
    askAnew(client, [showSignInRules, listSignInRulesChanges, showMe]),
  );
};
