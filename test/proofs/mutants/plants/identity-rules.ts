import { gone, set } from '#test/proofs/mutants/edits.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Plant } from '#test/proofs/mutants/mutant.ts';

const pool = ofType('AWS::Cognito::UserPool');
const operators = ofType('AWS::Cognito::UserPool', 'Operators');
const client = ofType('AWS::Cognito::UserPoolClient');
const password = 'properties.Policies.PasswordPolicy';

/** The directories of people. */
export const identityRules: readonly Plant[] = [
  [
    'user-pool-closed',
    'a pool that takes anybody in',
    pool,
    set('properties.AdminCreateUserConfig.AllowAdminCreateUserOnly', false),
  ],
  [
    'user-pool-closed',
    'a reset by mail',
    pool,
    set('properties.AccountRecoverySetting.RecoveryMechanisms.0.Name', 'verified_email'),
  ],
  ['user-pool-passwords', 'passwords of eight characters', pool, set(`${password}.MinimumLength`, 8)],
  ['user-pool-passwords', 'passwords without symbols', pool, set(`${password}.RequireSymbols`, false)],
  ['user-pool-passwords', "a tenant's length for operators", operators, set(`${password}.MinimumLength`, 12)],
  [
    'user-pool-passwords',
    'a temporary password for a quarter',
    pool,
    set(`${password}.TemporaryPasswordValidityDays`, 90),
  ],
  [
    'operator-sign-in-watched',
    'stolen passwords of operators',
    operators,
    set('properties.UserPoolAddOns.AdvancedSecurityMode', 'AUDIT'),
  ],
  [
    'operator-sign-in-watched',
    'attacks that are only counted',
    ofType('AWS::Cognito::UserPoolRiskConfigurationAttachment'),
    gone,
  ],
  ['user-pool-client-tokens', 'a client without a secret', client, set('properties.GenerateSecret', false)],
  [
    'user-pool-client-tokens',
    'a refresh token for a month',
    client,
    set('properties.RefreshTokenValidity', 43_200),
  ],
  [
    'user-pool-client-tokens',
    'tokens counted in days',
    client,
    set('properties.TokenValidityUnits.AccessToken', 'days'),
  ],
  ['user-pool-tier', 'a pool without a history of passwords', pool, set('properties.UserPoolTier', 'LITE')],
  [
    'passkeys-are-both-factors',
    'a passkey whose user is not verified',
    ofType('AWS::Cognito::UserPool', 'TenantPool'),
    set('properties.WebAuthnUserVerification', 'preferred'),
  ],
  [
    'passkeys-are-both-factors',
    'a passkey in place of an operator’s authenticator',
    operators,
    set('properties.Policies.SignInPolicy', { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] }),
  ],
];
