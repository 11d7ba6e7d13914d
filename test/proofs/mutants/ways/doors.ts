import { away, inEach, turned, without, withoutEach } from '#test/proofs/mutants/edits.ts';
import type { Loose, Ways } from '#test/proofs/mutants/mutant.ts';

const settings = 'properties.MethodSettings.0';
const password = 'properties.Policies.PasswordPolicy';
const tenantHeader = 'integration.request.header.X-Amz-Tenant-Id';

const headerFromCaller = (r: Loose): void => {
  r.properties.Integration.RequestParameters[tenantHeader] = 'method.request.header.X-Tenant';
};

/** What people come through: APIs, walls, user pools. */
export const doors: readonly Ways[] = [
  {
    types: ['AWS::ApiGateway::Method'],
    ways: (r) => [
      ...(r.properties.AuthorizationType === 'NONE'
        ? []
        : [
            away,
            ...turned(r, 'properties.AuthorizationType', 'NONE'),
            ...without(r, 'properties.AuthorizerId'),
          ]),
      ...(r.properties.AuthorizationType === 'CUSTOM'
        ? turned(r, 'properties.AuthorizationType', 'AWS_IAM')
        : []),
      ...without(r, 'properties.RequestValidatorId', 'properties.RequestModels'),
      ...(r.properties.Integration?.RequestParameters?.[tenantHeader] === undefined
        ? []
        : ([
            ['the tenant from the caller', headerFromCaller],
            [
              'without the tenant header',
              (copy: Loose) => delete copy.properties.Integration.RequestParameters,
            ],
          ] as const)),
    ],
  },
  {
    types: ['AWS::ApiGateway::Authorizer'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.AuthorizerResultTtlInSeconds', 300),
      ...without(r, 'properties.AuthorizerResultTtlInSeconds', 'properties.IdentitySource'),
      ...turned(r, 'properties.IdentitySource', 'method.request.header.Cookie'),
      ...turned(r, 'properties.IdentitySource', 'context.identity.sourceIp'),
    ],
  },
  {
    types: ['AWS::ApiGateway::RestApi'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.SecurityPolicy', 'TLS_1_2'),
      ...without(
        r,
        'properties.SecurityPolicy',
        'properties.EndpointAccessMode',
        'properties.DisableExecuteApiEndpoint',
      ),
      ...turned(r, 'properties.EndpointAccessMode', 'BASIC'),
      ...turned(r, 'properties.DisableExecuteApiEndpoint', false),
      ...turned(r, 'properties.EndpointConfiguration.Types', ['EDGE']),
    ],
  },
  {
    types: ['AWS::ApiGateway::DomainName'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.SecurityPolicy', 'TLS_1_0'),
      ...turned(r, 'properties.EndpointAccessMode', 'BASIC'),
      ...without(r, 'properties.EndpointAccessMode'),
      ...turned(r, 'properties.EndpointConfiguration.Types', ['EDGE']),
    ],
  },
  {
    types: ['AWS::ApiGateway::Stage'],
    ways: (r) => [
      away,
      ...without(
        r,
        'properties.AccessLogSetting',
        'properties.MethodSettings',
        `${settings}.ThrottlingRateLimit`,
        `${settings}.ThrottlingBurstLimit`,
      ),
      ...turned(r, 'properties.AccessLogSetting.Format', '{}'),
      ...turned(r, `${settings}.DataTraceEnabled`, true),
      ...turned(r, `${settings}.ResourcePath`, '/api/one'),
      ...turned(r, `${settings}.MetricsEnabled`, false),
    ],
  },
  {
    types: ['AWS::ApiGateway::GatewayResponse'],
    ways: (r) => [
      // The others fall back to these two.
      ...(String(r.properties.ResponseType).startsWith('DEFAULT_') ? [away] : []),
      ['without its headers', (copy) => delete copy.properties.ResponseParameters],
      [
        'without Strict-Transport-Security',
        (copy) =>
          delete copy.properties.ResponseParameters['gatewayresponse.header.Strict-Transport-Security'],
      ],
    ],
  },
  {
    types: ['AWS::WAFv2::WebACL'],
    ways: (r) => [
      away,
      ...(r.properties.DefaultAction.Block === undefined
        ? []
        : turned(r, 'properties.DefaultAction', { Allow: {} })),
      ...withoutEach(r, 'properties.Rules'),
      ...inEach(r, 'properties.Rules', (path) => {
        const rule = r.properties.Rules[Number(path.split('.').at(-1))];
        return [
          ...(rule.Action?.Block === undefined ? [] : turned(r, `${path}.Action`, { Count: {} })),
          ...(rule.OverrideAction === undefined ? [] : turned(r, `${path}.OverrideAction`, { Count: {} })),
          ...(rule.Statement?.RateBasedStatement === undefined
            ? []
            : turned(r, `${path}.Statement.RateBasedStatement.Limit`, 2_000_000_000)),
          ...turned(r, `${path}.VisibilityConfig.SampledRequestsEnabled`, true),
          ...turned(r, `${path}.VisibilityConfig.CloudWatchMetricsEnabled`, false),
        ];
      }),
      ...turned(r, 'properties.VisibilityConfig.SampledRequestsEnabled', true),
      ...turned(r, 'properties.VisibilityConfig.CloudWatchMetricsEnabled', false),
    ],
  },
  {
    types: ['AWS::WAFv2::LoggingConfiguration'],
    ways: (r) => [
      away,
      ...withoutEach(r, 'properties.RedactedFields'),
      ...turned(r, 'properties.LoggingFilter.Filters.0.Behavior', 'DROP'),
    ],
  },
  { types: ['AWS::WAFv2::WebACLAssociation'], ways: () => [away] },
  {
    types: ['AWS::WAFv2::IPSet'],
    ways: (r) =>
      /Operator/.test(r.id)
        ? [
            away,
            ...turned(r, 'properties.Addresses', ['0.0.0.0/1']),
            ...turned(r, 'properties.Addresses', ['::/1']),
          ]
        : [away],
  },
  {
    types: ['AWS::Cognito::UserPool'],
    ways: (r) => [
      ...turned(r, 'properties.AdminCreateUserConfig.AllowAdminCreateUserOnly', false),
      ...turned(r, 'properties.DeletionProtection', 'INACTIVE'),
      ...turned(r, `${password}.MinimumLength`, 8),
      ...['Lowercase', 'Uppercase', 'Numbers', 'Symbols'].flatMap((k) =>
        turned(r, `${password}.Require${k}`, false),
      ),
      ...without(r, password, `${password}.PasswordHistorySize`),
      ...turned(r, `${password}.TemporaryPasswordValidityDays`, 90),
      ...turned(r, 'properties.AccountRecoverySetting.RecoveryMechanisms', [
        { Name: 'verified_email', Priority: 1 },
      ]),
      ...without(r, 'properties.AccountRecoverySetting', 'properties.UserPoolAddOns'),
      ...(r.properties.UserPoolAddOns === undefined
        ? []
        : turned(r, 'properties.UserPoolAddOns.AdvancedSecurityMode', 'OFF')),
      ...(r.properties.MfaConfiguration === 'ON'
        ? [
            ...turned(r, 'properties.MfaConfiguration', 'OPTIONAL'),
            ...turned(r, 'properties.MfaConfiguration', 'OFF'),
            ...turned(r, 'properties.EnabledMfas', ['SMS_MFA']),
          ]
        : []),
      ...inEach(r, 'properties.Schema', (attribute) => turned(r, `${attribute}.Mutable`, true)),
      ...turned(r, 'properties.UserPoolTier', 'LITE'),
    ],
  },
  {
    types: ['AWS::Cognito::UserPoolClient'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.WriteAttributes', ['locale', 'custom:tenantId']),
      ...without(
        r,
        'properties.WriteAttributes',
        'properties.ExplicitAuthFlows',
        'properties.GenerateSecret',
      ),
      ...turned(r, 'properties.ExplicitAuthFlows', ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']),
      ...turned(r, 'properties.AllowedOAuthFlowsUserPoolClient', true),
      ...turned(r, 'properties.GenerateSecret', false),
      ...turned(r, 'properties.PreventUserExistenceErrors', 'LEGACY'),
      ...turned(r, 'properties.EnableTokenRevocation', false),
      ...turned(r, 'properties.AccessTokenValidity', 1440),
      ...turned(r, 'properties.RefreshTokenValidity', 525_600),
    ],
  },
  {
    types: ['AWS::Cognito::UserPoolRiskConfigurationAttachment'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction', 'NO_ACTION'),
      ...turned(r, 'properties.CompromisedCredentialsRiskConfiguration.Actions.EventAction', 'NO_ACTION'),
    ],
  },
  {
    types: ['AWS::SES::ConfigurationSet'],
    ways: (r) => [away, ...turned(r, 'properties.DeliveryOptions.TlsPolicy', 'OPTIONAL')],
  },
];
