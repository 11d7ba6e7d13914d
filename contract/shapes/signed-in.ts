import * as v from 'valibot';

/** How long a new password has to be. */
export const passwordPolicy = v.object({ minimumLength: v.number() });

const codesOnTheWay = {
  /** リカバリーコード: after an authenticator was set up on the way, once. */
  recoveryCodes: v.exactOptional(v.array(v.string())),
};

export const signedIn = v.object({
  outcome: v.literal('signed-in'),
  csrfToken: v.string(),
  user: v.object({ id: v.string(), name: v.string() }),
  ...codesOnTheWay,
});

export const newPasswordRequired = v.object({
  outcome: v.literal('new-password-required'),
  challengeId: v.string(),
  policy: passwordPolicy,
  /** A temporary password, one that is too old, or rules that became stricter than it. */
  reason: v.picklist(['temporary', 'aged', 'rules']),
  ...codesOnTheWay,
});

const totpRequired = v.object({
  outcome: v.literal('totp-required'),
  challengeId: v.string(),
});

/** Of whoever has passkeys and no authenticator: he signs in by one, or by a リカバリーコード. */
const passkeyRequired = v.object({
  outcome: v.literal('passkey-required'),
  challengeId: v.string(),
});

/** What an authenticator app is told: by a picture of the address, or by the key typed. */
export const authenticatorKey = {
  challengeId: v.string(),
  /** With the secret in Base32. */
  otpauthUri: v.string(),
};

export const totpSetUpRequired = v.object({
  outcome: v.literal('totp-set-up-required'),
  ...authenticatorKey,
});

/** What a password may lead to, if it suffices. */
export const afterPassword = [signedIn, totpRequired, passkeyRequired, totpSetUpRequired] as const;
