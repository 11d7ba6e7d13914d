import * as v from 'valibot';

/** How long a new password has to be. */
export const passwordPolicy = v.object({ minimumLength: v.number() });

export const signedIn = v.object({
  outcome: v.literal('signed-in'),
  csrfToken: v.string(),
  user: v.object({ id: v.string(), name: v.string() }),
  /** リカバリーコード: after an authenticator was set up on the way, once. */
  recoveryCodes: v.exactOptional(v.array(v.string())),
});

export const newPasswordRequired = v.object({
  outcome: v.literal('new-password-required'),
  challengeId: v.string(),
  policy: passwordPolicy,
  /** A temporary password, one that is too old, or rules that became stricter than it. */
  reason: v.picklist(['temporary', 'aged', 'rules']),
});

export const totpRequired = v.object({
  outcome: v.literal('totp-required'),
  challengeId: v.string(),
});

/** What an authenticator app is told: by a picture of the address, or by the key typed. */
export const authenticatorKey = {
  challengeId: v.string(),
  /** Base32. */
  secret: v.string(),
  otpauthUri: v.string(),
};

const setUpReasons = ['company', 'recovered'] as const;
export type SetUpReason = (typeof setUpReasons)[number];

export const totpSetUpRequired = v.object({
  outcome: v.literal('totp-set-up-required'),
  ...authenticatorKey,
  /** The company asks for one, or the one of before was lost. */
  reason: v.picklist(setUpReasons),
});

/** Six digits of an authenticator. */
export const totpCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/, '6桁の数字で入力してください。'));
