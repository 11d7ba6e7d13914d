import {
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import { codeOutcomeIn, type CodeOutcome, type openPool } from '#lambdas/adapters/aws/cognito-pool.ts';

const judged = async (prove: () => Promise<void>): Promise<CodeOutcome> => {
  try {
    await prove();
    return 'right';
  } catch (error) {
    return codeOutcomeIn(error);
  }
};

/** Authenticators by the names of their users. An optional pool makes one count by a preference of its own. */
export const authenticatorsIn = ({ client, pool, hashFor }: ReturnType<typeof openPool>) => {
  const prefer = async (Username: string, Enabled: boolean): Promise<void> => {
    const SoftwareTokenMfaSettings = { Enabled, PreferredMfa: Enabled };
    const { UserPoolId } = pool;
    await client.send(
      new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SoftwareTokenMfaSettings }),
    );
  };
  return {
    prefer,
    prove: (
      USERNAME: string,
      { session: Session, code }: { readonly session: string; readonly code: string },
    ): Promise<CodeOutcome> =>
      judged(async () => {
        const SECRET_HASH = await hashFor(USERNAME);
        const { AuthenticationResult } = await client.send(
          new AdminRespondToAuthChallengeCommand({
            ...pool,
            ChallengeName: 'SOFTWARE_TOKEN_MFA',
            Session,
            ChallengeResponses: { USERNAME, SECRET_HASH, SOFTWARE_TOKEN_MFA_CODE: code },
          }),
        );
        assert(AuthenticationResult !== undefined, 'a right code is the last step of the directory');
      }),
    begin: async (AccessToken: string): Promise<string> => {
      const { SecretCode } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
      assert(SecretCode !== undefined, 'an authenticator is set up by a secret');
      return SecretCode;
    },
    complete: (
      name: string,
      { accessToken: AccessToken, code: UserCode }: { readonly accessToken: string; readonly code: string },
    ): Promise<CodeOutcome> =>
      judged(async () => {
        const { Status } = await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
        assert(Status === 'SUCCESS', 'a code that is not refused is right');
        await prefer(name, true);
      }),
  };
};
