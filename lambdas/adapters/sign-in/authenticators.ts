import {
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import {
  codeOutcomeIn,
  type CodeOutcome,
  type CodeRefusal,
  type openPool,
  type Proven,
} from '#lambdas/adapters/aws/cognito-pool.ts';

const judged = async <Right>(prove: () => Promise<Right>): Promise<Right | CodeRefusal> => {
  try {
    return await prove();
  } catch (error) {
    return codeOutcomeIn(error);
  }
};

type Preference = {
  readonly totp: boolean;
  /** @default he never had any */
  readonly passkey?: boolean | undefined;
};

/** Authenticators by the names of their users. An optional pool makes one count by a preference of its own. */
export const authenticatorsIn = ({ client, pool, hashFor }: ReturnType<typeof openPool>) => {
  const prefer = async (Username: string, { totp: Enabled, passkey }: Preference): Promise<void> => {
    const SoftwareTokenMfaSettings = { Enabled, PreferredMfa: Enabled };
    const { UserPoolId } = pool;
    // With a passkey nobody is asked for a code besides; alone it is no second factor of the directory's.
    const passkeys = passkey === undefined ? {} : { WebAuthnMfaSettings: { Enabled: Enabled && passkey } };
    await client.send(
      new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SoftwareTokenMfaSettings, ...passkeys }),
    );
  };
  return {
    prefer,
    prove: (
      USERNAME: string,
      { session: Session, code }: { readonly session: string; readonly code: string },
    ): Promise<Proven | CodeRefusal> =>
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
        const accessToken = AuthenticationResult?.AccessToken;
        assert(accessToken !== undefined, 'a right code is the last step of the directory');
        return { kind: 'right', accessToken };
      }),
    begin: async (AccessToken: string): Promise<string> => {
      const { SecretCode } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
      assert(SecretCode !== undefined, 'an authenticator is set up by a secret');
      return SecretCode;
    },
    complete: (
      name: string,
      {
        accessToken: AccessToken,
        code: UserCode,
        hasPasskey,
      }: { readonly accessToken: string; readonly code: string; readonly hasPasskey: boolean },
    ): Promise<CodeOutcome> =>
      judged(async () => {
        const { Status } = await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
        assert(Status === 'SUCCESS', 'a code that is not refused is right');
        await prefer(name, { totp: true, passkey: hasPasskey ? true : undefined });
        return 'right' as const;
      }),
  };
};
