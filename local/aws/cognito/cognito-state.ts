import * as v from 'valibot';

const flag = v.optional(v.boolean(), false);
const text = v.string();
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365));

const passwordPolicySchema = v.object({
  MinimumLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(99)), 8),
  RequireUppercase: flag,
  RequireLowercase: flag,
  RequireNumbers: flag,
  RequireSymbols: flag,
  TemporaryPasswordValidityDays: v.optional(days, 7),
  PasswordHistorySize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24)), 0),
});

const attributeSchema = v.object({
  Name: text,
  AttributeDataType: v.optional(text, 'String'),
  Mutable: v.optional(v.boolean(), true),
  StringAttributeConstraints: v.optional(
    v.object({ MinLength: v.optional(text), MaxLength: v.optional(text) }),
  ),
});

/** What the API and a template say alike about a user pool; the rest is not kept. */
export const poolSettingsSchema = v.object({
  Policies: v.optional(
    v.object({
      PasswordPolicy: v.optional(passwordPolicySchema),
      SignInPolicy: v.optional(
        v.object({ AllowedFirstAuthFactors: v.optional(v.array(text), ['PASSWORD']) }),
      ),
    }),
  ),
  AdminCreateUserConfig: v.optional(v.object({ AllowAdminCreateUserOnly: flag }), {
    AllowAdminCreateUserOnly: false,
  }),
  UsernameAttributes: v.optional(v.array(text), []),
  UsernameConfiguration: v.optional(v.object({ CaseSensitive: v.boolean() })),
  MfaConfiguration: v.optional(v.picklist(['OFF', 'OPTIONAL', 'ON']), 'OFF'),
  Schema: v.optional(v.array(attributeSchema), []),
  // As a template spells them; the API has them in SetUserPoolMfaConfig.
  WebAuthnRelyingPartyID: v.optional(v.pipe(text, v.minLength(1), v.maxLength(127))),
  WebAuthnUserVerification: v.optional(v.picklist(['preferred', 'required']), 'preferred'),
  WebAuthnFactorConfiguration: v.optional(
    v.picklist(['SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION']),
    'SINGLE_FACTOR',
  ),
});

const validity = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)));
const validityUnit = v.optional(v.picklist(['seconds', 'minutes', 'hours', 'days']));

/** What the API and a template say alike about an app client. */
export const clientSettingsSchema = v.object({
  ClientName: v.optional(text, ''),
  UserPoolId: text,
  GenerateSecret: flag,
  // AWS's own default: a client that names no flow may not sign in with a password.
  ExplicitAuthFlows: v.optional(v.array(text), [
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ALLOW_USER_SRP_AUTH',
    'ALLOW_CUSTOM_AUTH',
  ]),
  AccessTokenValidity: validity,
  IdTokenValidity: validity,
  RefreshTokenValidity: validity,
  TokenValidityUnits: v.optional(
    v.object({ AccessToken: validityUnit, IdToken: validityUnit, RefreshToken: validityUnit }),
  ),
  AuthSessionValidity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(15)), 3),
  PreventUserExistenceErrors: v.optional(v.picklist(['LEGACY', 'ENABLED']), 'LEGACY'),
  EnableTokenRevocation: v.optional(v.boolean(), true),
  ReadAttributes: v.optional(v.array(text)),
  WriteAttributes: v.optional(v.array(text)),
});

const refreshTokenSchema = v.object({
  originId: text,
  clientId: text,
  signedInAt: text,
  expiresAt: text,
});

const passkeySchema = v.object({
  credentialId: text,
  /** As a JSON Web Key. */
  publicKey: v.record(text, text),
  counter: v.number(),
  createdAt: text,
  attachment: v.optional(text),
  transports: v.array(text),
});

const userSchema = v.object({
  username: text,
  attributes: v.record(text, text),
  isEnabled: v.boolean(),
  status: v.picklist(['CONFIRMED', 'FORCE_CHANGE_PASSWORD']),
  createdAt: text,
  modifiedAt: text,
  passwordHash: text,
  /** Newest first; as many as the pool's policy remembers. */
  formerHashes: v.array(text),
  /** Grows with each new password, so that challenges of the old one end. */
  passwordVersion: v.number(),
  temporaryUntil: v.optional(text),
  failures: v.number(),
  lockedUntil: v.optional(text),
  /** By SHA-256 of the token; the token itself is not kept. */
  refreshTokens: v.record(text, refreshTokenSchema),
  totpSecret: v.optional(text),
  pendingTotpSecret: v.optional(text),
  lastTotpStep: v.number(),
  totpFailures: v.number(),
  hasMfa: v.boolean(),
  /** Newest last. */
  passkeys: v.optional(v.array(passkeySchema), []),
  /** A passkey counts as both factors where the user has another one. */
  hasPasskeyMfa: flag,
  /** Challenges that were given out and not answered, with the client they were given to and their end. */
  passkeyChallenges: v.optional(v.record(text, v.object({ clientId: text, expiresAt: text })), {}),
});

const poolSchema = v.object({
  id: text,
  name: text,
  createdAt: text,
  settings: poolSettingsSchema,
  users: v.record(text, userSchema),
});

const clientSchema = v.object({
  id: text,
  secret: v.optional(text),
  createdAt: text,
  settings: clientSettingsSchema,
});

export const cognitoStateSchema = v.object({
  pools: v.record(text, poolSchema),
  clients: v.record(text, clientSchema),
  /** Seals challenge sessions; 32 bytes in hex. */
  sessionSecret: text,
  /** RS256 key of this installation, PKCS #8 PEM. */
  signingKey: text,
  signingKeyId: text,
});

export type PoolSettings = v.InferOutput<typeof poolSettingsSchema>;
export type ClientSettings = v.InferOutput<typeof clientSettingsSchema>;
export type PasswordPolicy = v.InferOutput<typeof passwordPolicySchema>;
export type User = v.InferOutput<typeof userSchema>;
export type Pool = v.InferOutput<typeof poolSchema>;
export type Client = v.InferOutput<typeof clientSchema>;
export type CognitoState = v.InferOutput<typeof cognitoStateSchema>;
