import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const policyNamed =
  (name: string): Fits =>
  ({ type, properties }) =>
    type === 'AWS::IAM::ManagedPolicy' && properties.ManagedPolicyName === name;
const page: Fits = ({ type, properties }) =>
  type === 'AWS::ApiGateway::Method' &&
  JSON.stringify(properties.Integration).includes('Content-Security-Policy');

const acl: Fits = ({ type, properties }) =>
  type === 'AWS::WAFv2::WebACL' && !properties.Name.endsWith('-pools');
const boundary = policyNamed('stafee-boundary');
const bound = (r: Loose, sid: string): Loose =>
  r.properties.PolicyDocument.Statement.find((statement: Loose) => statement.Sid === sid);

const answerOfPage = (r: Loose): Loose => r.properties.Integration.IntegrationResponses[0].ResponseParameters;

/** Deny lists, rights to hand over, order, texts of headers. */
export const listRules: readonly Plant[] = [
  [
    'boundary-whole',
    'keys that a role may switch off',
    boundary,
    (r) => {
      const list = bound(r, 'EvidenceStays').Action;
      list.splice(list.indexOf('kms:DisableKey'), 1);
    },
  ],
  [
    'boundary-whole',
    'a bound for some',
    boundary,
    (r) => (bound(r, 'NoOtherDoors').Condition = { Bool: { 'aws:ViaAWSService': 'false' } }),
  ],
  [
    'boundary-whole',
    'a bound that is none',
    boundary,
    (r) => (bound(r, 'NoOtherIdentities').Effect = 'Allow'),
  ],
  [
    'boundary-whole',
    'a bound beside the policies',
    boundary,
    (r) => bound(r, 'DeployersStay').Resource.pop(),
  ],
  ['boundary-whole', 'work in Virginia', boundary, (r) => bound(r, 'JapanOnly').NotAction.push('s3:*')],
  [
    'hand-over-bound',
    'roles in the hand of any service',
    policyNamed('stafee-cloudformation-running'),
    (r) => delete statementAllowing(r.properties, 'iam:PassRole').Condition,
  ],
  [
    'hand-over-bound',
    'roles in the hand of machines',
    policyNamed('stafee-cloudformation-running'),
    (r) =>
      statementAllowing(r.properties, 'iam:PassRole').Condition.StringEquals['iam:PassedToService'].push(
        'ec2.amazonaws.com',
      ),
  ],
  [
    'hand-over-bound',
    'a deployer that becomes CloudFormation',
    ofType('AWS::IAM::Policy', 'DeployerDefaultPolicy'),
    (r) =>
      statementAllowing(r.properties, 'sts:AssumeRole').Resource.push(
        statementAllowing(r.properties, 'sts:AssumeRole').Resource[0].replace(
          '-deploy-role-',
          '-cfn-exec-role-',
        ),
      ),
  ],
  [
    'run-does-little',
    'a reader that deploys',
    ofType('AWS::IAM::Policy', 'ReaderDefaultPolicy'),
    (r) => {
      const statement = statementAllowing(r.properties, 'sts:AssumeRole');
      statement.Resource = statement.Resource.map((arn: string) => arn.replace('lookup', 'deploy'));
    },
  ],
  [
    'wall-order',
    "operators' addresses before the limits",
    ({ type, properties }) => type === 'AWS::WAFv2::WebACL' && properties.Name.endsWith('-operator'),
    (r) => {
      for (const rule of r.properties.Rules)
        rule.Priority = rule.Name === 'operators-addresses' ? 0 : rule.Priority + 1;
    },
  ],
  [
    'page-headers',
    'scripts within a page',
    page,
    (r) => {
      const name = 'method.response.header.Content-Security-Policy';
      const text = JSON.stringify(answerOfPage(r)[name]).replace(
        "script-src 'self'",
        "script-src 'self' 'unsafe-inline'",
      );
      answerOfPage(r)[name] = JSON.parse(text);
    },
  ],
  [
    'page-headers',
    'a header that is not declared',
    page,
    (r) =>
      delete r.properties.MethodResponses[0].ResponseParameters['method.response.header.Referrer-Policy'],
  ],
  [
    'page-headers',
    'a page without a policy',
    page,
    (r) => delete answerOfPage(r)['method.response.header.Content-Security-Policy'],
  ],
  [
    'refusal-headers-whole',
    'refusals that tell where people come from',
    ofType('AWS::ApiGateway::GatewayResponse'),
    (r) => (r.properties.ResponseParameters['gatewayresponse.header.Referrer-Policy'] = "'unsafe-url'"),
  ],
  [
    'condition-of-this-account',
    "logs of another account's under our key",
    ofType('AWS::KMS::Key', 'LogsKey'),
    (r) => {
      const statement = r.properties.KeyPolicy.Statement.find((one: Loose) => one.Sid === 'LogGroups');
      statement.Condition.ArnLike['kms:EncryptionContext:aws:logs:arn'] = 'arn:aws:logs:*:*:log-group:*';
    },
  ],
  [
    'topic-takes-alarms',
    'a topic that alarms may not tell',
    ({ type, properties }) =>
      type === 'AWS::SNS::TopicPolicy' && JSON.stringify(properties).includes('cloudwatch.amazonaws.com'),
    (r) =>
      (r.properties.PolicyDocument.Statement = r.properties.PolicyDocument.Statement.filter(
        (one: Loose) => one.Principal.Service !== 'cloudwatch.amazonaws.com',
      )),
  ],
  [
    'file-ends-by-itself',
    'exports under another prefix',
    ofType('AWS::S3::Bucket', 'Copies'),
    (r) => {
      for (const rule of r.properties.LifecycleConfiguration.Rules)
        if (rule.Prefix === 'exports/') rule.Prefix = 'export/';
    },
  ],
  [
    'bucket-tls-only',
    'files that answer without TLS',
    ofType('AWS::S3::BucketPolicy'),
    (r) => {
      for (const statement of r.properties.PolicyDocument.Statement)
        if (Array.isArray(statement.Resource)) statement.Resource.length = 1;
    },
  ],
  [
    'audit-append-only',
    'a trail whose policy is about another table',
    ofType('AWS::DynamoDB::GlobalTable', 'Audit'),
    (r) => {
      for (const statement of r.properties.Replicas[0].ResourcePolicy.PolicyDocument.Statement)
        statement.Resource = 'arn:of:another';
    },
  ],
  [
    'trail-whole',
    'a trail that no alarm sees',
    ofType('AWS::CloudTrail::Trail'),
    (r) => delete r.properties.CloudWatchLogsLogGroupArn,
  ],
  [
    'wall-complete',
    'a list of AWS under the name of another',
    acl,
    (r) => {
      for (const { Statement } of r.properties.Rules)
        if (Statement.ManagedRuleGroupStatement !== undefined)
          Statement.ManagedRuleGroupStatement.Name = 'AWSManagedRulesAnonymousIpList';
    },
  ],
  [
    'wall-logs-without-secrets',
    'a log without what was only counted',
    ofType('AWS::WAFv2::LoggingConfiguration'),
    (r) => r.properties.LoggingFilter.Filters[0].Conditions.pop(),
  ],
  [
    'wall-complete',
    'a path that is compared before it is decoded',
    acl,
    (r) => {
      for (const { Statement } of r.properties.Rules) {
        const path = Statement.RateBasedStatement?.ScopeDownStatement?.ByteMatchStatement;
        if (path !== undefined) path.TextTransformations = [{ Priority: 0, Type: 'NONE' }];
      }
    },
  ],
  [
    'value-of-work',
    'tokens of another issuer',
    ofType('AWS::IAM::OIDCProvider'),
    (r) => (r.properties.Url = 'https://gitlab.com'),
  ],
];
