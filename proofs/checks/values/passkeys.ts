import { oneOf } from '#proofs/checks/value-bounds.ts';
import type { BoundsOfType } from '#proofs/checks/value-bounds.ts';

/** How people sign in without a password. */
export const passkeyValues: BoundsOfType = {
  'Policies.SignInPolicy?.AllowedFirstAuthFactors[]': [
    oneOf('PASSWORD', 'WEB_AUTHN'),
    'decision 0197: no code by SMS or mail',
  ],
  'WebAuthnFactorConfiguration?': [
    oneOf('MULTI_FACTOR_WITH_USER_VERIFICATION'),
    'decision 0197: a passkey is both factors, or none',
  ],
  'WebAuthnUserVerification?': [oneOf('required'), 'decision 0197'],
};
