import { at, each, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Rule } from '#proofs/checks/synthesized.ts';

const pool = 'AWS::Cognito::UserPool';

/** Operators belong to no tenant. */
const isOperators = (id: string): boolean => id.startsWith('Operators');

export const nobodySignsUp = each('user-pool-closed', [pool], ({ properties }) => {
  if (at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly') !== true)
    return 'lets anybody sign up: set selfSignUpEnabled to false';
  const ways = listOf(at(properties, 'AccountRecoverySetting', 'RecoveryMechanisms'));
  return ways.length === 1 && at(ways[0], 'Name') === 'admin_only'
    ? undefined
    : 'lets a person around our own reset: set accountRecovery to NONE';
});

const number = (value: unknown): number => Number(value ?? 0);

export const passwordsStrong = each('user-pool-passwords', [pool], ({ id, properties }) => {
  const policy = at(properties, 'Policies', 'PasswordPolicy');
  const kinds = ['Lowercase', 'Uppercase', 'Numbers', 'Symbols'];
  const [length, history, days] = isOperators(id) ? [16, 24, 3] : [12, 5, 7];
  if (!kinds.every((kind) => at(policy, `Require${kind}`) === true))
    return 'takes passwords of fewer than four kinds';
  if (number(at(policy, 'MinimumLength')) < length)
    return `takes passwords shorter than ${length} characters`;
  if (number(at(policy, 'PasswordHistorySize')) < history)
    return `takes one of the last ${history} passwords again`;
  const valid = number(at(policy, 'TemporaryPasswordValidityDays'));
  return valid >= 1 && valid <= days ? undefined : `keeps a temporary password longer than ${days} days`;
});

/** Guessing from many addresses is seen by Cognito's threat protection, which only the plan PLUS has. */
export const operatorsWatched: Rule = {
  id: 'operator-sign-in-watched',
  check: (stack) =>
    ofType(stack, pool)
      .filter(({ id }) => isOperators(id) && !stack.name.startsWith('stafee-local-'))
      .filter(({ id, properties }) => {
        const isEnforced =
          at(properties, 'UserPoolTier') === 'PLUS' &&
          at(properties, 'UserPoolAddOns', 'AdvancedSecurityMode') === 'ENFORCED';
        return (
          !isEnforced ||
          !ofType(stack, 'AWS::Cognito::UserPoolRiskConfigurationAttachment').some(
            (risk) =>
              at(risk.properties, 'UserPoolId', 'Ref') === id &&
              at(
                risk.properties,
                'AccountTakeoverRiskConfiguration',
                'Actions',
                'HighAction',
                'EventAction',
              ) === 'BLOCK' &&
              at(risk.properties, 'CompromisedCredentialsRiskConfiguration', 'Actions', 'EventAction') ===
                'BLOCK',
          )
        );
      })
      .map(({ id }) => ({
        resource: id,
        message: 'lets stolen or guessed passwords of operators in: enforce threat protection and block',
      })),
};

/** Our own session lives 30 minutes idle and 12 hours at most; no token of Cognito may outlive it. */
const longestMinutes = 12 * 60;

const minutesOf = (client: unknown, token: 'AccessToken' | 'IdToken' | 'RefreshToken'): number =>
  at(client, 'TokenValidityUnits', token) === 'minutes' ? number(at(client, `${token}Validity`)) : Infinity;

export const tokensShort = each(
  'user-pool-client-tokens',
  ['AWS::Cognito::UserPoolClient'],
  ({ properties }) => {
    if (at(properties, 'GenerateSecret') !== true)
      return 'can be used without our secret: set generateSecret';
    if (at(properties, 'PreventUserExistenceErrors') !== 'ENABLED') return 'tells which login IDs exist';
    if (at(properties, 'EnableTokenRevocation') !== true) return 'keeps tokens alive after a sign-out';
    if (minutesOf(properties, 'AccessToken') > 60 || minutesOf(properties, 'IdToken') > 60)
      return 'gives tokens for longer than an hour';
    return minutesOf(properties, 'RefreshToken') <= longestMinutes
      ? undefined
      : 'gives refresh tokens that outlive our session of 12 hours';
  },
);

export const tenantsTier = each('user-pool-tier', [pool], ({ properties }) =>
  at(properties, 'UserPoolTier') === 'LITE'
    ? 'is of the plan LITE, which keeps no history of passwords: choose ESSENTIALS or PLUS'
    : undefined,
);

/** Of tenants alone: operators have an authenticator, always (docs/decisions/0021, 0197). */
export const passkeysWhole = each('passkeys-are-both-factors', [pool], ({ id, properties }) => {
  const factors = listOf(at(properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors'));
  if (isOperators(id))
    return factors.includes('WEB_AUTHN') ? 'lets an operator in without an authenticator' : undefined;
  const isWhole =
    factors.join() === 'PASSWORD,WEB_AUTHN' &&
    at(properties, 'WebAuthnFactorConfiguration') === 'MULTI_FACTOR_WITH_USER_VERIFICATION' &&
    at(properties, 'WebAuthnUserVerification') === 'required' &&
    at(properties, 'WebAuthnRelyingPartyID') !== undefined;
  return isWhole ? undefined : 'takes a passkey whose user was not verified, or none';
});
