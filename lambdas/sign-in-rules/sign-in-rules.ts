import { listSignInRulesChanges, replaceSignInRules, showSignInRules } from '#contract/sign-in-rules.ts';
import { rulesInForce } from '#domain/tenants/sign-in-rules.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { companyRecord, inCompany } from '#lambdas/settings/company-place-store.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

/** パスワードとサインイン: within the bounds of its shape a company can only be stricter than we are. */
const part = settingPart(replaceSignInRules, {
  place: inCompany('signInRules'),
  inForce: async (_masters, { context }) => {
    const { signInRules, passwordPolicy } = await companyRecord(context);
    return rulesInForce(signInRules?.doc, passwordPolicy);
  },
  check: () => [],
});
export const showSignInRulesEndpoint = endpoint(showSignInRules, part.show);
export const replaceSignInRulesEndpoint = endpoint(replaceSignInRules, part.replace);
export const listSignInRulesChangesEndpoint = endpoint(listSignInRulesChanges, part.changes);
