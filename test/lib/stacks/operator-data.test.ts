import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { templateOf } from '#test/stages/templates.ts';

let data: Template;
let identity: Template;
beforeAll(() => {
  data = templateOf('prod', 'OperatorData');
  identity = templateOf('prod', 'Identity');
});

describe("the operators' own assets", () => {
  test('are two tables under a customer key, of which sessions forget by themselves', () => {
    data.resourceCountIs('AWS::DynamoDB::GlobalTable', 2);
    data.resourcePropertiesCountIs(
      'AWS::DynamoDB::GlobalTable',
      { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } },
      1,
    );
    for (const { Properties } of Object.values(data.findResources('AWS::DynamoDB::GlobalTable'))) {
      expect(Properties.Replicas[0]).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
      expect(Properties.Replicas[0].SSESpecification.KMSMasterKeyId).toBeDefined();
    }
  });

  test('are a bucket of pages that nobody reads but through the API', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });
});

describe('the operator pool', () => {
  test('demands an authenticator and a long password of its own kind', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 16,
          PasswordHistorySize: 24,
          TemporaryPasswordValidityDays: 3,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
    });
  });

  test('refuses leaked passwords and sign-ins that look like an attack', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } } },
    });
  });

  test('is signed in to by our server alone', () => {
    const [client] = Object.entries(identity.findResources('AWS::Cognito::UserPoolClient'))
      .filter(([id]) => id.startsWith('OperatorsPool'))
      .map(([, found]) => found['Properties']);
    expect(client).toMatchObject({
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlowsUserPoolClient: false,
      WriteAttributes: ['locale'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });
});
