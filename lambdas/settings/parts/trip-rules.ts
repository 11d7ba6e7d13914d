import { replaceTripRules, showTripRules } from '#contract/settings/trip-rules.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

const part = settingPart(replaceTripRules, {
  inForce: ({ regulation }) => regulation.tripRules,
  check: () => [],
});
export const showTripRulesEndpoint = endpoint(showTripRules, part.show);
export const replaceTripRulesEndpoint = endpoint(replaceTripRules, part.replace);
