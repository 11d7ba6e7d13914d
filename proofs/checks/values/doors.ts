import { at } from '#proofs/checks/synthesized.ts';
import { anything, between, fitting, isProd, oneOf } from '#proofs/checks/value-bounds.ts';
import type { Bound, BoundsOfType, Place } from '#proofs/checks/value-bounds.ts';
import { mailValues } from '#proofs/checks/values/mail.ts';
import { passkeyValues } from '#proofs/checks/values/passkeys.ts';

const tls = oneOf('SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09');
const regional: BoundsOfType = {
  SecurityPolicy: [tls, 'TLS 1.2 with forward secrecy or 1.3 (white paper 10.1.1)'],
  EndpointAccessMode: [oneOf('STRICT'), 'the policy holds for every request (white paper 10.1.1)'],
  'EndpointConfiguration.Types[]': [oneOf('REGIONAL'), 'TLS ends in Japan (white paper 6.1.3)'],
};

/** Requests per second: [prod, other stages, the operators' few people]. */
const ofPlane =
  (prod: number, other: number, operators: number) =>
  ({ stack }: Place): number =>
    stack.name.endsWith('-OperatorApi') ? operators : isProd(stack) ? prod : other;

const atMost = (says: string, most: (place: Place) => number): Bound =>
  fitting(says, (place) => Number(place.value) >= 1 && Number(place.value) <= most(place));

const statusOf: Readonly<Record<string, string | undefined>> = {
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  UNAUTHORIZED: '401',
  ACCESS_DENIED: '403',
  MISSING_AUTHENTICATION_TOKEN: '404',
  RESOURCE_NOT_FOUND: '404',
  REQUEST_TOO_LARGE: '413',
  UNSUPPORTED_MEDIA_TYPE: '415',
  THROTTLED: '429',
  INTEGRATION_TIMEOUT: '504',
};

const ownStatus = fitting(
  'the status of its kind',
  ({ value, resource }) => statusOf[String(at(resource.properties, 'ResponseType'))] === value,
);

/** APIs and what answers for them. */
export const apiValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::ApiGateway::Authorizer': {
    AuthorizerResultTtlInSeconds: [oneOf(0), 'each request is decided anew (white paper 9.4.2)'],
    Type: [oneOf('REQUEST'), 'cookie and address are both asked for (decision 0010)'],
  },
  'AWS::ApiGateway::DomainName': regional,
  'AWS::ApiGateway::RestApi': {
    ...regional,
    DisableExecuteApiEndpoint: [oneOf(true), 'one host, behind the wall (decision 0036)'],
    MinimumCompressionSize: [between(0, 10_000), 'large answers travel compressed'],
  },
  'AWS::ApiGateway::RequestValidator': {
    ValidateRequestBody: [oneOf(true), 'what has no form starts no function'],
  },
  'AWS::ApiGateway::GatewayResponse': {
    'StatusCode?': [ownStatus, 'a refusal with another status is taken for an answer (lib/openapi.json)'],
  },
  'AWS::ApiGateway::Method': {
    AuthorizationType: [oneOf('CUSTOM', 'NONE'), 'our authorizer or a public route (decision 0010)'],
    'Integration.Type': [oneOf('AWS_PROXY', 'AWS', 'MOCK'), 'a function, a file of ours, or a fixed answer'],
    'Integration.TimeoutInMillis?': [between(1_000, 29_000), 'a person waits no longer than the gateway'],
    'Integration.PassthroughBehavior?': [
      oneOf('WHEN_NO_MATCH'),
      "what a page's integration gets is its path alone",
    ],
    'Integration.IntegrationResponses?[].StatusCode': [
      oneOf('200', '404', '502'),
      'a missing file is no page',
    ],
    'MethodResponses?[].StatusCode': [oneOf('200', '404', '502'), 'a missing file is no page'],
    'MethodResponses?[].ResponseParameters?.*': [oneOf(true), 'a header that is not declared is not sent'],
    'RequestParameters?.*': [oneOf(true), 'the name of a file is asked for'],
  },
  'AWS::ApiGateway::Model': {
    'Schema.**': [anything, 'the function judges letter by letter; the gateway keeps out what has no form'],
  },
  'AWS::ApiGateway::Stage': {
    TracingEnabled: [oneOf(true), 'a slow request can be followed'],
    'MethodSettings[].DataTraceEnabled': [oneOf(false), 'bodies hold passwords (decision 0011)'],
    'MethodSettings[].LoggingLevel': [oneOf('OFF'), 'execution logs hold bodies and cookies (decision 0011)'],
    'MethodSettings[].MetricsEnabled': [oneOf(true), 'failures are watched (white paper CLD.12.4.5)'],
    'MethodSettings[].CachingEnabled?': [oneOf(false), 'an answer of one tenant is no other one’s'],
    'MethodSettings[].ThrottlingRateLimit': [
      atMost('at most 2,500 a second in prod, 250 elsewhere, 50 for operators', ofPlane(2_500, 250, 50)),
      'a quarter of the Region’s 10,000, which all APIs of the account share (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html)',
    ],
    'MethodSettings[].ThrottlingBurstLimit': [
      atMost('at most 5,000 in prod, 500 elsewhere, 100 for operators', ofPlane(5_000, 500, 100)),
      'no more than the Region’s 5,000 (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html)',
    ],
  },
};

const visible: BoundsOfType = {
  'VisibilityConfig.CloudWatchMetricsEnabled': [oneOf(true), 'refusals are watched'],
  'VisibilityConfig.SampledRequestsEnabled': [oneOf(false), 'samples show cookies'],
};

const wallRule = 'Rules[].Statement.RateBasedStatement?';

/** Walls. Limits and order have rules of their own (proofs/checks/wall-shape-rules.ts). */
export const wallValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::WAFv2::WebACL': {
    ...visible,
    'Rules[].VisibilityConfig.CloudWatchMetricsEnabled': [oneOf(true), 'refusals are watched'],
    'Rules[].VisibilityConfig.SampledRequestsEnabled': [oneOf(false), 'samples show cookies'],
    Scope: [oneOf('REGIONAL'), 'CloudFront’s walls stand abroad'],
    'AssociationConfig.RequestBody.API_GATEWAY.DefaultSizeInspectionLimit': [
      oneOf('KB_64'),
      'WAF reads as much as it can: https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html',
    ],
    'Rules[].Priority': [between(0, 60), 'their order is judged by `wall-order`'],
    'Rules[].Action?.Block?.CustomResponse?.ResponseCode': [oneOf(413), 'a body that is too long'],
    'Rules[].Statement.ManagedRuleGroupStatement?.VendorName': [oneOf('AWS'), 'decision 0036'],
    'Rules[].Statement.ManagedRuleGroupStatement?.RuleActionOverrides?[].Name': [
      oneOf('SizeRestrictions_BODY'),
      'a claim is longer than 8 KB; no other rule of AWS only counts (decision 0036)',
    ],
    [`${wallRule}.Limit`]: [between(10, 1_000_000), 'judged by `wall-complete`'],
    [`${wallRule}.EvaluationWindowSec`]: [oneOf(60, 120, 300, 600), 'what WAF takes'],
    [`${wallRule}.AggregateKeyType`]: [oneOf('IP', 'CUSTOM_KEYS'), 'judged by `wall-complete`'],
    [`${wallRule}.CustomKeys?[].*.TextTransformations?[].Priority`]: [oneOf(0), 'one transformation'],
    [`${wallRule}.CustomKeys?[].*.TextTransformations?[].Type`]: [oneOf('NONE'), 'as it was sent'],
    [`${wallRule}.ScopeDownStatement?.ByteMatchStatement?.PositionalConstraint`]: [
      oneOf('CONTAINS'),
      'the stage may stand before the path',
    ],
    [`${wallRule}.ScopeDownStatement?.ByteMatchStatement?.TextTransformations[].Priority`]: [
      oneOf(0, 1),
      'decoded, then lower case',
    ],
    [`${wallRule}.ScopeDownStatement?.ByteMatchStatement?.TextTransformations[].Type`]: [
      oneOf('URL_DECODE', 'LOWERCASE'),
      '`/api/%61uth/` leads to the same function',
    ],
    'Rules[].Statement.RegexMatchStatement?.TextTransformations[].Priority': [oneOf(0), 'one transformation'],
    'Rules[].Statement.RegexMatchStatement?.TextTransformations[].Type': [oneOf('NONE'), 'as it was sent'],
    'Rules[].Statement.**': [anything, 'hosts and addresses of single companies'],
  },
  'AWS::WAFv2::IPSet': {
    Scope: [oneOf('REGIONAL'), 'as the wall'],
    IPAddressVersion: [oneOf('IPV4', 'IPV6'), 'both kinds'],
  },
  'AWS::WAFv2::LoggingConfiguration': {
    'LoggingFilter.DefaultBehavior': [oneOf('DROP', 'KEEP'), 'what passed is in the access log'],
    'LoggingFilter.Filters[].Behavior': [oneOf('KEEP'), 'refusals are evidence (white paper 12.4.1)'],
    'LoggingFilter.Filters[].Requirement': [oneOf('MEETS_ANY'), 'nothing is both blocked and counted'],
    'LoggingFilter.Filters[].Conditions[].ActionCondition.Action': [
      oneOf('BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'),
      'refusals are evidence (white paper 12.4.1)',
    ],
  },
};

const isOperators = ({ resource }: Place): boolean => resource.id.startsWith('Operators');

const forOperators = (says: string, operators: Bound, people: Bound): Bound =>
  fitting(says, (place) => (isOperators(place) ? operators : people).holds(place));

const kinds = ['Lowercase', 'Uppercase', 'Numbers', 'Symbols'] as const;
const passwords = 'Policies.PasswordPolicy';

/** Who people are. */
export const identityValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::Cognito::UserPool': {
    'AccountRecoverySetting.RecoveryMechanisms[].Name': [
      oneOf('admin_only'),
      'our own reset (white paper 9.2.4)',
    ],
    'AccountRecoverySetting.RecoveryMechanisms[].Priority': [oneOf(1), 'the only one'],
    'AdminCreateUserConfig.AllowAdminCreateUserOnly': [oneOf(true), 'white paper 9.2.1'],
    DeletionProtection: [oneOf('ACTIVE', 'INACTIVE'), 'judged by `deletion-protected`'],
    'EnabledMfas[]': [oneOf('SOFTWARE_TOKEN_MFA'), 'decisions 0021, 0179'],
    MfaConfiguration: [
      forOperators('ON for operators, OPTIONAL for tenants', oneOf('ON'), oneOf('OPTIONAL')),
      'decisions 0021, 0179',
    ],
    [`${passwords}.MinimumLength`]: [
      forOperators('12 to 32, 16 to 32 for operators', between(16, 32), between(12, 32)),
      'white paper 9.4.3',
    ],
    [`${passwords}.PasswordHistorySize`]: [
      forOperators('5 to 24, 24 for operators', oneOf(24), between(5, 24)),
      'white paper 9.4.3; Cognito takes 24',
    ],
    [`${passwords}.TemporaryPasswordValidityDays`]: [
      forOperators('1 to 7, to 3 for operators', between(1, 3), between(1, 7)),
      'white paper 9.2.4',
    ],
    ...Object.fromEntries(
      kinds.map((kind) => [`${passwords}.Require${kind}`, [oneOf(true), 'white paper 9.4.3'] as const]),
    ),
    ...passkeyValues,
    'Schema?[].AttributeDataType': [oneOf('String'), 'an id'],
    'Schema?[].Mutable': [oneOf(false), 'nobody changes his tenant (white paper CLD.9.5.1)'],
    'Schema?[].StringAttributeConstraints.MaxLength': [oneOf('27'), 'the length of a tenant’s id'],
    'Schema?[].StringAttributeConstraints.MinLength': [oneOf('27'), 'the length of a tenant’s id'],
    'UserPoolAddOns?.AdvancedSecurityMode': [oneOf('ENFORCED'), 'stolen passwords are blocked'],
    UserPoolTier: [
      forOperators('ESSENTIALS or PLUS, PLUS for operators', oneOf('PLUS'), oneOf('ESSENTIALS', 'PLUS')),
      'history of passwords, threat protection',
    ],
    'UsernameConfiguration.CaseSensitive': [
      oneOf(true),
      'a login ID is matched as it is stored: names are folded by us, so that two rows never share a user',
    ],
    'VerificationMessageTemplate.DefaultEmailOption': [oneOf('CONFIRM_WITH_CODE'), 'Cognito mails nothing'],
  },
  'AWS::Cognito::UserPoolClient': {
    AccessTokenValidity: [between(5, 15), 'minutes; we only look at who it was, at once'],
    IdTokenValidity: [between(5, 15), 'minutes; we only look at who it was, at once'],
    AuthSessionValidity: [between(3, 15), 'minutes for a second factor; what Cognito takes'],
    RefreshTokenValidity: [
      forOperators('60 to 720 minutes, 60 for operators', oneOf(60), between(60, 720)),
      'no longer than our own session (white paper 9.4.2)',
    ],
    'TokenValidityUnits.*': [oneOf('minutes'), 'the numbers above count minutes'],
    AllowedOAuthFlowsUserPoolClient: [oneOf(false), 'our server signs in'],
    EnableTokenRevocation: [oneOf(true), 'white paper 9.4.2'],
    GenerateSecret: [oneOf(true), 'our server signs in'],
    PreventUserExistenceErrors: [oneOf('ENABLED'), 'nobody learns which login IDs exist'],
    'ExplicitAuthFlows[]': [
      oneOf('ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_AUTH'),
      'our server signs in; judged by `user-pool-client-closed`',
    ],
    'ReadAttributes[]': [
      oneOf('locale', 'custom:tenantId'),
      'our server reads who it was, and nothing of a person',
    ],
    'SupportedIdentityProviders[]': [oneOf('COGNITO'), 'no other directory lets anybody in'],
  },
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': {
    'AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction': [oneOf('BLOCK'), 'decision 0021'],
    'AccountTakeoverRiskConfiguration.Actions.HighAction.Notify': [oneOf(false), 'our alarms tell us'],
    'CompromisedCredentialsRiskConfiguration.Actions.EventAction': [oneOf('BLOCK'), 'decision 0021'],
    ClientId: [oneOf('ALL'), 'whatever client is used'],
  },
  ...mailValues,
};
