import * as v from 'valibot';
import { type BoundedRule, signInBounds } from '#domain/tenants/sign-in-rules.ts';
import { get, put } from './endpoint.ts';
import { rolesOfCompany } from './shapes/person.ts';
import { apartFromSettings } from './shapes/setting.ts';
import { wholeNumber } from './shapes/values.ts';

const within = (name: BoundedRule) => {
  const [least, most] = signInBounds[name];
  return wholeNumber(least, most);
};

/** サインインの決まり of a company: never laxer than what we ship (9.2.4). */
const signInRules = v.strictObject({
  minimumLength: within('minimumLength'),
  maxAgeDays: v.exactOptional(within('maxAgeDays')),
  mostFailures: within('mostFailures'),
  lockMinutes: within('lockMinutes'),
  idleMinutes: within('idleMinutes'),
  /** Whoever has one of them must have an authenticator. @default nobody must */
  secondFactorRoles: v.exactOptional(rolesOfCompany),
});

const said = /* @__PURE__ */ apartFromSettings('パスワードとサインイン', signInRules, {
  read: 'security.read',
  keep: 'security.keep',
});
export const showSignInRules = get('/api/settings/sign-in-rules', said.show);
export const replaceSignInRules = put('/api/settings/sign-in-rules', { ...said.replace, stepUp: true });
export const listSignInRulesChanges = get('/api/settings/sign-in-rules/changes', said.changes);
