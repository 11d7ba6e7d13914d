import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import { directoryNameOf, type DirectoryPerson } from '#domain/tenants/directory-name.ts';
import {
  type CodeOutcome,
  type CodeRefusal,
  isWrongSignIn,
  openPool,
  passwordRefusalIn,
  type NewPasswordRefusal,
  type PoolPlace,
  type Proven,
} from '#lambdas/adapters/aws/cognito-pool.ts';
import { authenticatorsIn } from './authenticators.ts';
import { passkeysIn, type PasskeysInDirectory } from './directory-passkeys.ts';
import { formerNameOf, isNoUser } from '#lambdas/adapters/aws/former-name.ts';

export type PasswordOutcome =
  | Proven
  | { readonly kind: 'wrong' }
  /** The password was right, and the directory asks for a code; `session` must come back with it. */
  | { readonly kind: 'totp'; readonly session: string }
  /** The temporary password was right; `session` must come back with the new one. */
  | { readonly kind: 'new-password-required'; readonly session: string };
export type NewPasswordOutcome = 'set' | NewPasswordRefusal;

type FirstPassword = { readonly session: string; readonly newPassword: string };

/** The user directory: passwords go in, yes or no comes out. Its tokens are dropped; sessions are ours. */
export type Directory = {
  readonly checkPassword: (person: DirectoryPerson, password: string) => Promise<PasswordOutcome>;
  readonly answerNewPassword: (
    person: DirectoryPerson,
    first: FirstPassword,
    until: AbortSignal,
  ) => Promise<NewPasswordOutcome>;
  /** `until` ends the call: what it did is then unknown. */
  readonly setPassword: (
    person: DirectoryPerson,
    newPassword: string,
    until: AbortSignal,
  ) => Promise<NewPasswordOutcome>;
  /** The six digits that the directory asked for. */
  readonly proveCode: (
    person: DirectoryPerson,
    answer: { readonly session: string; readonly code: string },
  ) => Promise<Proven | CodeRefusal>;
  /** The secret of an authenticator to come, Base32. The one of before counts until `completeTotp`. */
  readonly beginTotp: (accessToken: string) => Promise<string>;
  readonly completeTotp: (
    person: DirectoryPerson,
    answer: { readonly accessToken: string; readonly code: string; readonly hasPasskey: boolean },
  ) => Promise<CodeOutcome>;
  /** The directory asks for no code any more. */
  readonly endTotp: (person: DirectoryPerson) => Promise<void>;
  readonly passkeys: PasskeysInDirectory;
};

const setting = async (deed: () => Promise<unknown>): Promise<NewPasswordOutcome> => {
  try {
    await deed();
    return 'set';
  } catch (error) {
    return passwordRefusalIn(error);
  }
};

/** The calls themselves, each by the name of a user. */
const callsOf = ({ client, pool, hashFor }: ReturnType<typeof openPool>) => {
  const { UserPoolId: userPoolId } = pool;
  return {
    formerOf: (person: DirectoryPerson) => formerNameOf(client, { userPoolId, person }),
    check: async (USERNAME: string, PASSWORD: string): Promise<PasswordOutcome> => {
      const SECRET_HASH = await hashFor(USERNAME);
      try {
        const answer = await client.send(
          new AdminInitiateAuthCommand({
            ...pool,
            AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME, PASSWORD, SECRET_HASH },
          }),
        );
        const accessToken = answer.AuthenticationResult?.AccessToken;
        if (accessToken !== undefined) return { kind: 'right', accessToken };
        const { ChallengeName, Session: session } = answer;
        assert(session !== undefined, 'a challenge has a session');
        if (ChallengeName === 'SOFTWARE_TOKEN_MFA') return { kind: 'totp', session };
        assert(ChallengeName === 'NEW_PASSWORD_REQUIRED', 'the pool sets no other challenge');
        return { kind: 'new-password-required', session };
      } catch (error) {
        if (isWrongSignIn(error)) return { kind: 'wrong' };
        throw error;
      }
    },
    answer: async (
      USERNAME: string,
      { session: Session, newPassword: NEW_PASSWORD }: FirstPassword,
      abortSignal: AbortSignal,
    ) => {
      const SECRET_HASH = await hashFor(USERNAME);
      const ChallengeResponses = { USERNAME, NEW_PASSWORD, SECRET_HASH };
      const ChallengeName = 'NEW_PASSWORD_REQUIRED';
      return client.send(
        new AdminRespondToAuthChallengeCommand({ ...pool, ChallengeName, Session, ChallengeResponses }),
        { abortSignal },
      );
    },
    set: (Username: string, Password: string, abortSignal: AbortSignal) =>
      client.send(
        new AdminSetUserPasswordCommand({ UserPoolId: userPoolId, Username, Password, Permanent: true }),
        { abortSignal },
      ),
  };
};

export const cognitoDirectory = (place: PoolPlace): Directory => {
  const opened = openPool(place);
  const { formerOf, check, answer, set } = callsOf(opened);
  const authenticators = authenticatorsIn(opened);
  const passkeys = passkeysIn(opened);
  const nameOf = async (person: DirectoryPerson): Promise<string> =>
    (await formerOf(person)) ?? directoryNameOf(person);
  return {
    proveCode: async (person, given) => authenticators.prove(await nameOf(person), given),
    beginTotp: authenticators.begin,
    completeTotp: async (person, given) => authenticators.complete(await nameOf(person), given),
    endTotp: async (person) => authenticators.end(await nameOf(person)),
    passkeys: {
      ask: async (person) => passkeys.ask(await nameOf(person)),
      prove: async (person, given) => passkeys.prove(await nameOf(person), given),
      // He is asked for a code no more where he comes with a passkey.
      countAsBoth: async (person) =>
        authenticators.prefer(await nameOf(person), { totp: true, passkey: true }),
      countNoMore: async (person) => authenticators.prefer(await nameOf(person), { passkey: false }),
      begin: passkeys.begin,
      complete: passkeys.complete,
      keepOnly: passkeys.keepOnly,
    },
    checkPassword: async (person, password) => {
      const outcome = await check(directoryNameOf(person), password);
      if (outcome.kind !== 'wrong') return outcome;
      const former = await formerOf(person);
      return former === undefined ? outcome : check(former, password);
    },
    answerNewPassword: async (person, first, until) => {
      const name = await nameOf(person);
      return setting(() => answer(name, first, until));
    },
    setPassword: (person, newPassword, until) =>
      setting(async () => {
        try {
          await set(directoryNameOf(person), newPassword, until);
        } catch (error) {
          const former = isNoUser(error) ? await formerOf(person) : undefined;
          if (former === undefined) throw error;
          await set(former, newPassword, until);
        }
      }),
  };
};
