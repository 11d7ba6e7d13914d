import type { AccountCall, AskAccount } from '#lib/operations/account/account-call.ts';
import { refusal } from '#test/lib/operations/fake-aws.ts';
import { settings as shown } from '#test/stages/settings.ts';
import type { StageSettings } from '#lib/settings.ts';

type Answers = Record<string, (call: AccountCall) => unknown>;

/** As its operator has filled it in. */
export const prodFilledIn: StageSettings = JSON.parse(
  JSON.stringify(shown.prod)
    .replaceAll('000000000000', '123456789012')
    .replaceAll('stafee.example.jp', 'stafee.test')
    .replaceAll('203.0.113.0/24', '198.51.100.0/24')
    .replaceAll('2001:db8::/32', '2001:db9::/32')
    .replaceAll('example-org', 'acme'),
);

const inputOf = ({ input }: AccountCall, name: string): string => {
  const value = input[name];
  return typeof value === 'string' ? value : '';
};

const stackAnswer = (call: AccountCall, made: ReadonlySet<string>) => {
  const name = inputOf(call, 'StackName');
  if (!made.has(name)) throw refusal('ValidationError', `Stack with id ${name} does not exist`);
  const policies = ['keeping', 'reaching', 'running'].map(
    (part) => `arn:aws:iam::123456789012:policy/stafee-cloudformation-${part}`,
  );
  return {
    Stacks: [
      {
        StackName: name,
        StackStatus: 'CREATE_COMPLETE',
        EnableTerminationProtection: name === 'stafee-toolkit',
        Parameters: [
          { ParameterKey: 'Qualifier', ParameterValue: 'stafee' },
          { ParameterKey: 'CloudFormationExecutionPolicies', ParameterValue: policies.join(',') },
        ],
      },
    ],
  };
};

const roleAnswer = (call: AccountCall, hasDeploy: boolean) => {
  const name = inputOf(call, 'RoleName');
  if (name.startsWith('cdk-stafee-'))
    return {
      Role: {
        RoleName: name,
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/stafee-boundary',
        },
      },
    };
  if (!hasDeploy) throw refusal('NoSuchEntity', `The role with name ${name} cannot be found.`);
  const sub = 'repo:acme@10/stafee@200:environment:prod';
  return {
    Role: {
      RoleName: name,
      AssumeRolePolicyDocument: {
        Statement: [{ Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': sub } } }],
      },
    },
  };
};

const parts = [
  'Deploy',
  'Foundation',
  'Identity',
  'Messaging',
  'TenantApi',
  'OperatorApi',
  'Osaka',
  'Audit',
  'Monitoring',
];

/**
 * An account as AWS answers for it (the pages of each operation in AWS's API references). `isServing`: after the first
 * deployment; before it everything that a person prepares is done and nothing of ours is there.
 */
export const anAccount = ({ isServing }: { readonly isServing: boolean }, instead: Answers = {}) => {
  const made = new Set(['stafee-toolkit', ...(isServing ? parts.map((part) => `stafee-prod-${part}`) : [])]);
  const absentUntilServing = (name: string, answer: unknown) => {
    if (!isServing) throw refusal(name);
    return answer;
  };
  const answers: Answers = {
    'sts GetCallerIdentity': () => ({
      UserId: 'A',
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/a',
    }),
    'lambda GetAccountSettings': () => ({ AccountLimit: { ConcurrentExecutions: 1000 }, AccountUsage: {} }),
    'service-quotas GetServiceQuota': ({ input }) => {
      if (input['ServiceCode'] !== 'ses') throw refusal('NoSuchResourceException');
      return { Quota: { Value: 50_000 } };
    },
    'service-quotas GetAWSDefaultServiceQuota': () => ({ Quota: { Value: 40_000 } }),
    's3control GetPublicAccessBlock': () => ({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
    'sesv2 GetAccount': () => ({ ProductionAccessEnabled: true, SendingEnabled: true }),
    'acm DescribeCertificate': () => ({
      Certificate: {
        Status: 'ISSUED',
        DomainName: 'stafee.test',
        SubjectAlternativeNames: ['stafee.test', '*.stafee.test'],
        NotAfter: '2027-10-01T00:00:00+00:00',
      },
    }),
    'cloudtrail DescribeTrails': () => ({
      trailList: [
        ...(isServing ? [{ Name: 'stafee-prod', IsMultiRegionTrail: true, IsOrganizationTrail: false }] : []),
        { Name: 'of-the-organization', IsMultiRegionTrail: true, IsOrganizationTrail: true },
      ],
    }),
    'cloudtrail GetTrailStatus': () => ({ IsLogging: true }),
    'cloudformation DescribeStacks': (call) => stackAnswer(call, made),
    'iam GetRole': (call) => roleAnswer(call, isServing),
    'iam ListOpenIDConnectProviders': () => ({ OpenIDConnectProviderList: [] }),
    'ssm GetParameter': () => ({ Parameter: { Name: '/cdk-bootstrap/stafee/version', Value: '30' } }),
    'logs DescribeLogGroups': ({ input }) => ({
      logGroups: isServing ? [{ logGroupName: input['logGroupNamePrefix'] }] : [],
    }),
    's3api HeadBucket': () => absentUntilServing('404', { BucketRegion: 'ap-northeast-3' }),
    'backup DescribeBackupVault': () => absentUntilServing('ResourceNotFoundException', { Locked: false }),
    'sesv2 GetEmailIdentity': () =>
      absentUntilServing('NotFoundException', {
        DkimAttributes: { Status: 'SUCCESS' },
        MailFromAttributes: { MailFromDomainStatus: 'SUCCESS' },
      }),
    'sesv2 GetConfigurationSet': () => absentUntilServing('NotFoundException', {}),
    'apigateway GetDomainName': () =>
      absentUntilServing('NotFoundException', {
        regionalDomainName: 'd-abc.execute-api.ap-northeast-1.amazonaws.com',
      }),
    'sns ListSubscriptions': ({ region }) => ({
      Subscriptions: isServing
        ? [
            {
              SubscriptionArn: `arn:aws:sns:${region}:123456789012:stafee-prod-Monitoring-Alarms:1`,
              Protocol: 'email',
              TopicArn: `arn:aws:sns:${region}:123456789012:stafee-prod-Monitoring-Alarms`,
            },
          ]
        : [],
    }),
    ...instead,
  };
  const calls: AccountCall[] = [];
  const askAccount: AskAccount = async (call) => {
    calls.push(call);
    const answer = answers[`${call.service} ${call.operation}`];
    if (answer === undefined) throw new Error(`nobody plays ${call.service} ${call.operation}`);
    return answer(call);
  };
  return { askAccount, calls };
};
