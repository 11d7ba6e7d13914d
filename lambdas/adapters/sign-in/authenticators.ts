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
  /** @default as it is */
  readonly totp?: boolean;
  /** Whether a passkey is both factors: nobody is asked for a code besides. @default as it is */
  readonly passkey?: boolean;
};

const isMalformed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'InvalidParameterException';

/** Authenticators by the names of their users. An optional pool makes one count by a preference of its own. */
export const authenticatorsIn = ({ client, pool, hashFor }: ReturnType<typeof openPool>) => {
  const prefer = async (Username: string, { totp, passkey }: Preference): Promise<void> => {
    const authenticator =
      totp === undefined ? {} : { SoftwareTokenMfaSettings: { Enabled: totp, PreferredMfa: totp } };
    const passkeys = passkey === undefined ? {} : { WebAuthnMfaSettings: { Enabled: passkey } };
    const { UserPoolId } = pool;
    await client.send(
      new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, ...authenticator, ...passkeys }),
    );
  };
  return {
    prefer,
    /**
     * No code is asked for any more. A passkey alone is no second factor of the directory's: whatever of that is left
     * goes first or with it, "must also have at least one other MFA method"
     * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnMfaSettingsType.html).
     */
    end: async (Username: string): Promise<void> => {
      try {
        await prefer(Username, { totp: false, passkey: false });
      } catch (error) {
        if (!isMalformed(error)) throw error;
        // Not proven without AWS: of whom nothing ever was set about passkeys it may take no word of them.
        await prefer(Username, { totp: false });
      }
    },
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
        await prefer(name, { totp: true, passkey: hasPasskey });
        return 'right' as const;
      }),
  };
};
