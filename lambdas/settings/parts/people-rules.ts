import { replacePeopleRules, showPeopleRules } from '#contract/settings/people-rules.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

const part = settingPart(replacePeopleRules, {
  inForce: (_masters, { context }) => storedPeopleRules(context.table),
  check: () => [],
});
export const showPeopleRulesEndpoint = endpoint(showPeopleRules, part.show);
export const replacePeopleRulesEndpoint = endpoint(replacePeopleRules, part.replace);
