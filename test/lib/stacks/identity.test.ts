import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, test } from 'vitest';

import { templateOf } from '#test/stages/templates.ts';

let template: Template;
beforeAll(() => {
  template = templateOf('prod', 'Identity');
});

describe('the tenant pool', () => {
  test('takes in nobody by himself and keeps a floor under every password', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          PasswordHistorySize: 5,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
          TemporaryPasswordValidityDays: 7,
        },
      },
    });
  });

  test('takes a passkey of a verified user as both factors, for the stage’s own domain (9.2.4)', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      WebAuthnRelyingPartyID: Match.stringLikeRegexp('^[a-z0-9.-]+$'),
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    });
  });

  test("fixes a user's tenant for ever", () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Schema: [{ Name: 'tenantId', Mutable: false, AttributeDataType: 'String' }],
    });
  });
});

describe('the client of the tenant pool', () => {
  test('signs in by our server alone and writes the locale only', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlowsUserPoolClient: false,
      WriteAttributes: ['locale'],
      ReadAttributes: ['custom:tenantId', 'locale'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });
});
