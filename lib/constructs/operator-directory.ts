import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

import type { StageSettings } from '#lib/settings.ts';

/**
 * The operators' user directory. The user name is the operator's one id; nobody signs in without an authenticator, and
 * no hosted page exists: passwords and codes come through the operator-auth function only.
 */
export class OperatorDirectory extends Construct {
  readonly pool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;

  constructor(scope: Construct, { isProven }: StageSettings) {
    super(scope, 'Operators');
    this.pool = this.addPool(isProven);
    this.client = this.addClient();
    this.addRiskRules();
  }

  private addPool(isProtected: boolean): cognito.UserPool {
    return new cognito.UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: true,
      accountRecovery: cognito.AccountRecovery.NONE,
      autoVerify: { email: false, phone: false },
      mfa: cognito.Mfa.REQUIRED,
      // A code by SMS or mail can be redirected.
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 16,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
        passwordHistorySize: 24,
      },
      featurePlan: cognito.FeaturePlan.PLUS,
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: isProtected,
    });
  }

  private addClient(): cognito.UserPoolClient {
    const locale = new cognito.ClientAttributes().withStandardAttributes({ locale: true });
    return this.pool.addClient('Client', {
      generateSecret: true,
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Tokens are dropped as soon as they come; sessions are ours.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
      authSessionValidity: Duration.minutes(15),
      readAttributes: locale,
      writeAttributes: locale,
      authFlows: { adminUserPassword: true },
    });
  }

  /** A password that was leaked elsewhere, or a sign-in that looks like an attack, is refused; the rest is logged. */
  private addRiskRules(): void {
    new cognito.CfnUserPoolRiskConfigurationAttachment(this, 'Risk', {
      userPoolId: this.pool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: {
        actions: { highAction: { eventAction: 'BLOCK', notify: false } },
      },
    });
  }
}
