import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import { directoryNameOf, type DirectoryPerson } from '#domain/tenants/directory-name.ts';
import {
  isWrongSignIn,
  openPool,
  passwordRefusalIn,
  type NewPasswordRefusal,
  type PoolPlace,
} from '#lambdas/adapters/aws/cognito-pool.ts';
import { formerNameOf, isNoUser } from '#lambdas/adapters/aws/former-name.ts';

export type PasswordOutcome =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
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
const callsOf = (place: PoolPlace) => {
  const { client, pool, hashFor } = openPool(place);
  const { userPoolId } = place;
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
        if (answer.AuthenticationResult !== undefined) return { kind: 'right' };
        assert(
          answer.ChallengeName === 'NEW_PASSWORD_REQUIRED' && answer.Session !== undefined,
          'a new password is the only challenge that the pool sets',
        );
        return { kind: 'new-password-required', session: answer.Session };
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
  const { formerOf, check, answer, set } = callsOf(place);
  return {
    checkPassword: async (person, password) => {
      const outcome = await check(directoryNameOf(person), password);
      if (outcome.kind !== 'wrong') return outcome;
      const former = await formerOf(person);
      return former === undefined ? outcome : check(former, password);
    },
    answerNewPassword: async (person, first, until) => {
      const name = (await formerOf(person)) ?? directoryNameOf(person);
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
