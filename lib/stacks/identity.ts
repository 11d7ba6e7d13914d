import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

import { OperatorDirectory } from '#lib/constructs/operator-directory.ts';
import { PoolWall } from '#lib/constructs/pool-wall.ts';
import { relyingPartyIdOf } from '#lib/relying-party.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';

/**
 * The user directories of tenants and of operators. The tenants' user name is our own ULID; no name and no e-mail is
 * kept here, and no hosted page exists: passwords come through the auth function only.
 */
export class Identity extends StageStack {
  readonly tenantPool: cognito.UserPool;
  readonly tenantClient: cognito.UserPoolClient;
  readonly operatorPool: cognito.UserPool;
  readonly operatorClient: cognito.UserPoolClient;

  constructor(scope: Construct, settings: StageSettings, { logsKey }: Foundation) {
    super(scope, {
      settings,
      part: 'Identity',
      description: 'STAFee: user directory',
      controls: ['9.2.1', '9.2.4', '9.4.2'],
      classification: 'confidential',
    });
    this.tenantPool = this.addTenantPool();
    ownedByCustomers(this.tenantPool);
    this.tenantClient = this.addTenantClient(this.tenantPool);
    const operators = new OperatorDirectory(this, settings);
    this.operatorPool = operators.pool;
    this.operatorClient = operators.client;
    if (settings.hasWall) {
      const wall = new PoolWall(this, 'PoolWall', { settings, logsKey });
      wall.protectPool('Tenants', this.tenantPool);
      wall.protectPool('Operators', this.operatorPool);
    }
  }

  private addTenantPool(): cognito.UserPool {
    const pool = new cognito.UserPool(this, 'TenantPool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: true,
      accountRecovery: cognito.AccountRecovery.NONE,
      autoVerify: { email: false, phone: false },
      // Who must have an authenticator is a company's to say, which this pool knows nothing of (docs/decisions/0179). A
      // code by SMS or mail can be redirected.
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      // A passkey in place of a password and whatever is asked for besides, since its user was verified (docs/decisions/0197).
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyRelyingPartyId: relyingPartyIdOf(this.settings),
      passkeyUserVerification: cognito.PasskeyUserVerification.REQUIRED,
      // Immutable: a mutable tenant attribute that a client may write lets a user move to another tenant.
      customAttributes: { tenantId: new cognito.StringAttribute({ minLen: 27, maxLen: 27, mutable: false }) },
      // The floor under every tenant's own policy, which the auth function enforces.
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
        passwordHistorySize: 5,
      },
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      deletionProtection: this.settings.isProven,
    });
    const { defaultChild } = pool.node;
    if (defaultChild instanceof cognito.CfnUserPool)
      defaultChild.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
    return pool;
  }

  private addTenantClient(pool: cognito.UserPool): cognito.UserPoolClient {
    return pool.addClient('TenantClient', {
      generateSecret: true,
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // As long as the challenge in which an authenticator is set up by it.
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(12),
      authSessionValidity: Duration.minutes(15),
      readAttributes: new cognito.ClientAttributes()
        .withStandardAttributes({ locale: true })
        .withCustomAttributes('tenantId'),
      // Without a list Cognito lets the client write every mutable attribute, so one harmless attribute is named.
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ locale: true }),
      // An empty `authFlows` renders nothing, and Cognito would then allow its default flows.
      // `user` is the flow of passkeys; whoever has not the client's secret begins none of them.
      authFlows: { adminUserPassword: true, user: true },
    });
  }
}
