import { useQueryClient } from '@tanstack/react-query';
import { showAccess } from '#contract/access.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listSignInRulesChanges, replaceSignInRules, showSignInRules } from '#contract/sign-in-rules.ts';
import type { SignInRules } from '#domain/tenants/sign-in-rules.ts';
import { useMay } from '#web/api/session.tsx';
import type { RoleNames } from '#web/security/rules-words.ts';
import { showMe } from '#contract/users.ts';
import { askAnew, useAnswer, usePages, useSend } from '#web/api/contract-client.ts';

/** In the domain's words: our own server wrote them. */
export type StoredRules = Omit<AnswerOf<typeof showSignInRules>, 'value'> & { readonly value: SignInRules };
type Change = Omit<AnswerOf<typeof listSignInRulesChanges>['items'][number], 'from' | 'to'> & {
  readonly from: SignInRules;
  readonly to: SignInRules;
};
type ChangesPage = { readonly items: readonly Change[]; readonly nextCursor?: string };

export const useRules = () =>
  useAnswer<typeof showSignInRules, StoredRules>(showSignInRules, {}, { staleTime: 0 });
const noRoles: RoleNames = [];

/** Roles that the company made, as far as they may be seen. */
export const useOwnRoles = (): RoleNames =>
  useAnswer(showAccess, {}, { enabled: useMay(showAccess) }).data?.value.roles ?? noRoles;

export const useRulesChanges = () =>
  usePages<typeof listSignInRulesChanges, ChangesPage>(
    listSignInRulesChanges,
    { query: {} },
    { staleTime: 0 },
  );

/** Also where it was refused: somebody else may have been first. One's own next password follows them too. */
export const useReplaceRules = () => {
  const client = useQueryClient();
  return useSend<typeof replaceSignInRules, StoredRules>(replaceSignInRules, undefined, () =>
    askAnew(client, [showSignInRules, listSignInRulesChanges, showMe]),
  );
};
