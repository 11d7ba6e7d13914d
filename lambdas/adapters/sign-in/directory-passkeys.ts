import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CompleteWebAuthnRegistrationCommand,
  DeleteWebAuthnCredentialCommand,
  ListWebAuthnCredentialsCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import type { DirectoryPerson } from '#domain/tenants/directory-name.ts';
import { passkeyIdOf } from './passkey-id.ts';
import { isWrongSignIn, type openPool, type Proven } from '#lambdas/adapters/aws/cognito-pool.ts';

/** What a browser is asked to sign, as the directory says it; `session` must come back with the answer. */
export type AskedPasskey = { readonly session: string; readonly challenge: string };

/** Passkeys in the user directory: it gives the challenges, and judges what a browser answers. */
export type PasskeysInDirectory = {
  /** Undefined where the directory knows no passkey of his, or no such person. */
  readonly ask: (person: DirectoryPerson) => Promise<AskedPasskey | undefined>;
  readonly prove: (
    person: DirectoryPerson,
    answer: { readonly session: string; readonly credential: string },
  ) => Promise<Proven | 'wrong'>;
  /** Of somebody who has an authenticator too: a passkey is as good as a password and a code. */
  readonly countAsBoth: (person: DirectoryPerson) => Promise<void>;
  /** Of whoever has an authenticator only: the last of his passkeys is gone. */
  readonly countNoMore: (person: DirectoryPerson) => Promise<void>;
  /** The options of `navigator.credentials.create`, after whatever does not count was deleted. */
  readonly begin: (accessToken: string, ids: ReadonlySet<string>) => Promise<CreationOptions>;
  /** False where the directory does not take it. */
  readonly complete: (accessToken: string, credential: unknown) => Promise<boolean>;
  /** Deletes every passkey whose id is not among these; none where it knows none of these. */
  readonly keepOnly: (accessToken: string, ids: ReadonlySet<string>) => Promise<void>;
};

type CreationOptions = Readonly<Record<string, unknown>>;

/** Why a passkey is not taken, by its own fault. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html */
const refused = new Set([
  'InvalidParameterException',
  'LimitExceededException',
  'NotAuthorizedException',
  'WebAuthnChallengeNotFoundException',
  'WebAuthnClientMismatchException',
  'WebAuthnCredentialNotSupportedException',
  'WebAuthnOriginNotAllowedException',
  'WebAuthnRelyingPartyMismatchException',
]);

const isRefused = (error: unknown): boolean => error instanceof Error && refused.has(error.name);

const objectIn = (text: string | undefined): Readonly<Record<string, unknown>> =>
  Object(JSON.parse(text ?? '{}'));

/** At most so many as one person may have (quota of Cognito), in one answer. */
const mostInDirectory = 20;

const assertionsIn = ({ client, pool, hashFor }: ReturnType<typeof openPool>) => ({
  ask: async (USERNAME: string): Promise<AskedPasskey | undefined> => {
    const SECRET_HASH = await hashFor(USERNAME);
    try {
      const answer = await client.send(
        new AdminInitiateAuthCommand({
          ...pool,
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME, SECRET_HASH, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
        }),
      );
      if (answer.ChallengeName !== 'WEB_AUTHN') return undefined;
      const { Session: session, ChallengeParameters } = answer;
      const { challenge } = objectIn(ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS']);
      assert(session !== undefined && typeof challenge === 'string', 'a passkey is asked for by a challenge');
      return { session, challenge };
    } catch (error) {
      if (isWrongSignIn(error)) return undefined;
      throw error;
    }
  },
  prove: async (
    USERNAME: string,
    { session: Session, credential: CREDENTIAL }: { readonly session: string; readonly credential: string },
  ): Promise<Proven | 'wrong'> => {
    const SECRET_HASH = await hashFor(USERNAME);
    try {
      const { AuthenticationResult } = await client.send(
        new AdminRespondToAuthChallengeCommand({
          ...pool,
          ChallengeName: 'WEB_AUTHN',
          Session,
          ChallengeResponses: { USERNAME, SECRET_HASH, CREDENTIAL },
        }),
      );
      const accessToken = AuthenticationResult?.AccessToken;
      assert(accessToken !== undefined, 'a passkey with its user verified is both factors');
      return { kind: 'right', accessToken };
    } catch (error) {
      if (isRefused(error) || isWrongSignIn(error)) return 'wrong';
      throw error;
    }
  },
});

export const passkeysIn = (opened: ReturnType<typeof openPool>) => {
  const { client } = opened;
  const keepOnly = async (AccessToken: string, ids: ReadonlySet<string>): Promise<void> => {
    const { Credentials = [] } = await client.send(
      new ListWebAuthnCredentialsCommand({ AccessToken, MaxResults: mostInDirectory }),
    );
    const listed = Credentials.flatMap(({ CredentialId = [] }) => CredentialId);
    const over = listed.filter((id) => !ids.has(passkeyIdOf(id)));
    // Of those that count some must be there. Where none is, the directory calls them otherwise than browsers do.
    if (ids.size > 0 && over.length === listed.length) return;
    for (const CredentialId of over)
      // oxlint-disable-next-line no-await-in-loop -- few, and the directory counts calls by the second
      await client.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId }));
  };
  return {
    ...assertionsIn(opened),
    keepOnly,
    begin: async (AccessToken: string, ids: ReadonlySet<string>): Promise<CreationOptions> => {
      await keepOnly(AccessToken, ids);
      const { CredentialCreationOptions } = await client.send(
        new StartWebAuthnRegistrationCommand({ AccessToken }),
      );
      return Object(CredentialCreationOptions);
    },
    complete: async (AccessToken: string, credential: unknown): Promise<boolean> => {
      try {
        const Credential = Object(credential);
        await client.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }));
        return true;
      } catch (error) {
        if (isRefused(error)) return false;
        throw error;
      }
    },
  };
};
