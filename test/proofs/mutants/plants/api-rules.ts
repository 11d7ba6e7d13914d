import { gone, set } from '#test/proofs/mutants/edits.ts';
import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const api = ofType('AWS::ApiGateway::RestApi');
const stage = ofType('AWS::ApiGateway::Stage');
const acl = ofType('AWS::WAFv2::WebACL');
const refusal = ofType('AWS::ApiGateway::GatewayResponse');
const fallback: Fits = ({ type, properties }) =>
  type === 'AWS::ApiGateway::GatewayResponse' && properties.ResponseType === 'DEFAULT_4XX';
const header = 'gatewayresponse.header.Strict-Transport-Security';
const modelled: Fits = ({ type, properties }) =>
  type === 'AWS::ApiGateway::Method' && properties.RequestModels !== undefined;
const operatorSet = ofType('AWS::WAFv2::IPSet', 'WallOperatorsv4');
const tenantAcl: Fits = ({ type, properties }) =>
  type === 'AWS::WAFv2::WebACL' && String(properties.Name).endsWith('-tenant');
const ruleNamed = (r: Loose, name: string): Loose =>
  r.properties.Rules.find(({ Name }: Loose) => Name === name);
const rate = (r: Loose): Loose => ruleNamed(r, 'rate');
const ingress = ofType('AWS::EC2::SecurityGroupIngress');
const endpoint = ofType('AWS::EC2::VPCEndpoint', 'AppVpcSts');

/** APIs, walls and networks as a whole. */
export const apiRules: readonly Plant[] = [
  ['authorizer-exists', 'an authorizer that is not there', ofType('AWS::ApiGateway::Authorizer'), gone],
  [
    'api-regional',
    'an API that ends TLS abroad',
    api,
    set('properties.EndpointConfiguration.Types', ['EDGE']),
  ],
  ['api-stage-measured', 'an API without a limit', stage, set('properties.MethodSettings', [])],
  [
    'api-stage-measured',
    'passwords in logs',
    stage,
    set('properties.MethodSettings.0.DataTraceEnabled', true),
  ],
  [
    'api-stage-measured',
    'an access log without addresses',
    stage,
    set('properties.AccessLogSetting.Format', '{}'),
  ],
  [
    'api-stage-measured',
    'an access log that is kept nowhere',
    ofType('AWS::Logs::LogGroup', 'RestAccessLogs'),
    gone,
  ],
  ['api-whole', 'an API without a name of its own', ofType('AWS::ApiGateway::DomainName'), gone],
  [
    'api-own-host-only',
    "AWS's host name for an API",
    api,
    set('properties.DisableExecuteApiEndpoint', false),
  ],
  [
    'refusal-headers',
    'a refusal without HSTS',
    refusal,
    (r) => {
      delete r.properties.ResponseParameters[header];
    },
  ],
  ['refusal-ours', "a refusal in AWS's words", fallback, gone],
  [
    'body-judged-at-gateway',
    'a model that nobody checks',
    modelled,
    set('properties.RequestValidatorId', undefined),
  ],
  [
    'wall-complete',
    'a wall without a rule',
    acl,
    (r) => {
      r.properties.Rules.pop();
    },
  ],
  [
    'wall-complete',
    'a rule that only counts',
    acl,
    (r) => {
      rate(r).Action = { Count: {} };
    },
  ],
  [
    'wall-complete',
    'a rate that limits nobody',
    acl,
    (r) => {
      rate(r).Statement.RateBasedStatement.Limit = 2_000_000_000;
    },
  ],
  [
    'wall-complete',
    'ten times the requests of a session',
    tenantAcl,
    (r) => {
      ruleNamed(r, 'session-rate').Statement.RateBasedStatement.Limit = 20_000;
    },
  ],
  [
    'wall-complete',
    'a shorter window for the same requests',
    tenantAcl,
    (r) => {
      ruleNamed(r, 'sign-in-company-rate').Statement.RateBasedStatement.EvaluationWindowSec = 60;
    },
  ],
  [
    'wall-complete',
    'a session counted by a header that everybody invents',
    tenantAcl,
    (r) => {
      ruleNamed(r, 'session-rate').Statement.RateBasedStatement.CustomKeys = [
        { Header: { Name: 'user-agent', TextTransformations: [{ Priority: 0, Type: 'NONE' }] } },
      ];
    },
  ],
  [
    'wall-complete',
    'a company counted wherever it signs in from',
    tenantAcl,
    (r) => {
      ruleNamed(r, 'sign-in-company-rate').Statement.RateBasedStatement.CustomKeys.shift();
    },
  ],
  [
    'wall-complete',
    'an address counted on a part of its requests',
    tenantAcl,
    (r) => {
      const { ScopeDownStatement } = ruleNamed(r, 'sign-in-rate').Statement.RateBasedStatement;
      ruleNamed(r, 'rate').Statement.RateBasedStatement.ScopeDownStatement = ScopeDownStatement;
    },
  ],
  [
    'wall-complete',
    'a count of a part before the count of everything',
    tenantAcl,
    (r) => {
      const [whole, part] = [ruleNamed(r, 'rate'), ruleNamed(r, 'sign-in-rate')];
      [whole.Priority, part.Priority] = [part.Priority, whole.Priority];
    },
  ],
  ['wall-complete', 'a list of addresses that is not there', operatorSet, gone],
  [
    'operator-addresses-narrow',
    'half of the internet',
    operatorSet,
    set('properties.Addresses', ['0.0.0.0/1']),
  ],
  [
    'ingress-named',
    'a way in by address',
    ingress,
    (r) => {
      r.properties = {
        GroupId: r.properties.GroupId,
        CidrIp: '10.0.0.0/8',
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
      };
    },
  ],
  ['ingress-named', 'a way in by every port', ingress, set('properties.ToPort', 65_535)],
  [
    'endpoint-nearby',
    "somebody else's service",
    endpoint,
    set('properties.ServiceName', 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0'),
  ],
  [
    'endpoint-nearby',
    'an endpoint of another network',
    endpoint,
    set('properties.SecurityGroupIds', ['sg-0123456789abcdef0']),
  ],
  [
    'subnet-private',
    'public addresses',
    ofType('AWS::EC2::Subnet'),
    set('properties.MapPublicIpOnLaunch', true),
  ],
  [
    'default-group-closed',
    'a default group that lets everything talk',
    ofType('Custom::VpcRestrictDefaultSG'),
    gone,
  ],
];
