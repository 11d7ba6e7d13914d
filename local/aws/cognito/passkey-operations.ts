import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { invalidParameter, notFound } from './cognito-faults.ts';
import type { Directory } from './directory.ts';
import { ceremonyOf, giveChallenge, takeChallenge, userHandleOf } from './passkeys.ts';
import { holderOf } from './tokens.ts';
import { newPasskeyIn, PasskeyRefused, type NewPasskey, type PasskeyFault } from './webauthn.ts';

/** Allowed by an access token alone: AWS takes them unsigned, and no policy speaks of them. */
export const passkeyOperationNames = [
  'StartWebAuthnRegistration',
  'CompleteWebAuthnRegistration',
  'ListWebAuthnCredentials',
  'DeleteWebAuthnCredential',
] as const;

const operation = operationsRefusing('InvalidParameterException');
const byToken = { AccessToken: v.string() };
/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const mostPasskeys = 20;
const challengeMinutes = 3;

const holderAllowed = (directory: Directory, accessToken: string) => {
  const held = holderOf(directory, accessToken);
  const { Policies, WebAuthnRelyingPartyID } = held.pool.settings;
  if (!(Policies?.SignInPolicy?.AllowedFirstAuthFactors.includes('WEB_AUTHN') ?? false)) {
    throw new ServiceFault('WebAuthnNotEnabledException', 'Passkeys are not enabled for this pool.');
  }
  if (WebAuthnRelyingPartyID === undefined) {
    throw new ServiceFault('WebAuthnConfigurationMissingException', 'The pool has no relying party.');
  }
  return held;
};

const faults: Readonly<Partial<Record<PasskeyFault, string>>> = {
  challenge: 'WebAuthnChallengeNotFoundException',
  origin: 'WebAuthnOriginNotAllowedException',
  'relying-party': 'WebAuthnRelyingPartyMismatchException',
  key: 'WebAuthnCredentialNotSupportedException',
  presence: 'WebAuthnCredentialNotSupportedException',
};

/** What the browser says that it answers: whether it was given is judged here, by its use. */
const challengeIn = (credential: unknown): string => {
  try {
    const { clientDataJSON } = Object(Object(credential).response);
    return String(JSON.parse(Buffer.from(String(clientDataJSON), 'base64url').toString('utf8')).challenge);
  } catch {
    throw invalidParameter('Credential is malformed');
  }
};

const judged = (judge: () => NewPasskey): NewPasskey => {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof PasskeyRefused)) throw error;
    throw new ServiceFault(faults[error.fault] ?? 'InvalidParameterException', error.message);
  }
};

const startOperation = (directory: Directory) =>
  operation(v.object(byToken), ({ AccessToken }) => {
    const held = holderAllowed(directory, AccessToken);
    const { pool, user } = held;
    const { WebAuthnRelyingPartyID: id, WebAuthnUserVerification: userVerification } = pool.settings;
    return {
      CredentialCreationOptions: {
        rp: { id, name: id },
        // The user name, as real pools have it: it is for whoever shows it to change that.
        user: { id: userHandleOf(user), name: user.username, displayName: user.username },
        challenge: giveChallenge(directory, held, challengeMinutes),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        timeout: 60_000,
        excludeCredentials: user.passkeys.map(({ credentialId, transports }) => ({
          type: 'public-key',
          id: credentialId,
          transports,
        })),
        authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification },
        attestation: 'none',
      },
    };
  });

const factsSchema = v.object({
  authenticatorAttachment: v.nullish(v.string()),
  response: v.object({ transports: v.optional(v.array(v.string()), []) }),
});

const completeOperation = (directory: Directory) =>
  operation(v.object({ ...byToken, Credential: v.unknown() }), ({ AccessToken, Credential }) => {
    const held = holderAllowed(directory, AccessToken);
    const { pool, client } = held;
    const challenge = challengeIn(Credential);
    const { given, user } = takeChallenge(directory, held, challenge);
    if (given === undefined) {
      throw new ServiceFault('WebAuthnChallengeNotFoundException', 'The challenge is unknown or over.');
    }
    if (given.clientId !== client.id) {
      throw new ServiceFault('WebAuthnClientMismatchException', 'The challenge is of another client.');
    }
    const passkey = judged(() => newPasskeyIn(Credential, ceremonyOf(pool, challenge)));
    const isKnown = Object.values(pool.users).some(({ passkeys }) =>
      passkeys.some(({ credentialId }) => credentialId === passkey.credentialId),
    );
    if (isKnown) throw invalidParameter('The passkey is registered already');
    if (user.passkeys.length >= mostPasskeys) {
      throw new ServiceFault('LimitExceededException', 'The user has as many passkeys as there may be.');
    }
    const told = v.safeParse(factsSchema, Credential);
    const attachment = told.success ? told.output.authenticatorAttachment : undefined;
    directory.saveUser(pool.id, {
      ...user,
      passkeys: [
        ...user.passkeys,
        {
          credentialId: passkey.credentialId,
          publicKey: Object.fromEntries(
            Object.entries(passkey.publicKey).map(([name, value]) => [name, String(value)]),
          ),
          counter: passkey.counter,
          createdAt: directory.clock().toISOString(),
          transports: told.success ? told.output.response.transports : [],
          ...(typeof attachment === 'string' ? { attachment } : {}),
        },
      ],
    });
    return {};
  });

export const passkeyOperations = (directory: Directory): Operations => ({
  StartWebAuthnRegistration: startOperation(directory),
  CompleteWebAuthnRegistration: completeOperation(directory),
  ListWebAuthnCredentials: operation(v.object(byToken), ({ AccessToken }) => {
    const { pool, user } = holderOf(directory, AccessToken);
    return {
      Credentials: user.passkeys.map(({ credentialId, createdAt, attachment, transports }) => ({
        CredentialId: credentialId,
        FriendlyCredentialName: 'Passkey',
        RelyingPartyId: pool.settings.WebAuthnRelyingPartyID,
        AuthenticatorAttachment: attachment,
        AuthenticatorTransports: transports,
        CreatedAt: Date.parse(createdAt) / 1000,
      })),
    };
  }),
  DeleteWebAuthnCredential: operation(
    v.object({ ...byToken, CredentialId: v.string() }),
    ({ AccessToken, CredentialId }) => {
      const { pool, user } = holderOf(directory, AccessToken);
      const passkeys = user.passkeys.filter(({ credentialId }) => credentialId !== CredentialId);
      if (passkeys.length === user.passkeys.length) throw notFound('The passkey does not exist.');
      directory.saveUser(pool.id, { ...user, passkeys });
      return {};
    },
  ),
});
