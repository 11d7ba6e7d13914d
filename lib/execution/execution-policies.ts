import { wantedActions } from '#lib/execution/wanted-actions.ts';
import type { Undoing } from '#lib/execution/wanted-actions.ts';
import { publishedAction } from '#lib/execution/published/published-actions.ts';

/** A statement of a policy that allows; IAM's own form. */
export type Permission = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

export type ExecutionPolicy = { readonly name: string; readonly statements: readonly Permission[] };

/** Who may be handed a role of ours: the services that the roles of our templates trust. */
export const servicesWithRoles = [
  'apigateway',
  'backup',
  'cloudtrail',
  'lambda',
  's3',
  'scheduler',
  'vpc-flow-logs',
].map((service) => `${service}.amazonaws.com`);

/** AWS's own policies that our templates attach; any other would widen a role without a line in a diff of ours. */
export const attachedPolicies = [
  'AWSBackupServiceRolePolicyForS3Backup',
  'service-role/AWSBackupServiceRolePolicyForBackup',
  'service-role/AWSBackupServiceRolePolicyForRestores',
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
].map((policy) => `arn:aws:iam::aws:policy/${policy}`);

/** Roles that a service makes for itself at its first use. */
const servicesWithOwnRole = [
  'backup',
  'dynamodb.application-autoscaling',
  'email.cognito-idp',
  // Keys of several Regions keep in step through it: https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-auth-slr.html
  'mrk.kms',
  'ops.apigateway',
  'replication.dynamodb',
  'restore-testing.backup',
  'vpc-flow-logs',
  'wafv2',
].map((service) => `${service}.amazonaws.com`);

/** What CloudFormation does with a key only on behalf of the service that it calls: it opens nothing itself. */
const usingKeys =
  /^kms:(Decrypt|Encrypt|GenerateDataKey\w*|ReEncrypt\w+|CreateGrant|RetireGrant|RevokeGrant)$/;
const viaServices = ['*.ap-northeast-1.amazonaws.com', '*.ap-northeast-3.amazonaws.com'];

const named =
  (service: string, ...kinds: readonly string[]) =>
  (account: string) =>
    kinds.map((kind) => `arn:aws:${service}:*:${account}:${kind}`);

/**
 * Where each service's actions may be done: by our names where CloudFormation makes names out of the stack's, in the
 * account where it makes them up. Regions are the boundary's business.
 */
const places: Readonly<Record<string, (account: string) => readonly string[]>> = {
  apigateway: () => ['arn:aws:apigateway:*::/*'],
  // Asks only; what scales by itself is not ours.
  'application-autoscaling': () => ['*'],
  backup: named('backup', '*'),
  'backup-storage': () => ['*'],
  cloudtrail: named('cloudtrail', 'trail/stafee-*'),
  cloudwatch: (account) => [
    `arn:aws:cloudwatch:*:${account}:alarm:*`,
    `arn:aws:cloudwatch::${account}:dashboard/stafee-*`,
  ],
  'cognito-idp': (account) => [
    `arn:aws:cognito-idp:*:${account}:userpool/*`,
    // A pool's wall is asked about by the pool's service too.
    `arn:aws:wafv2:*:${account}:regional/webacl/*`,
  ],
  dynamodb: named('dynamodb', 'table/stafee-*'),
  ec2: () => ['*'],
  events: named('events', 'rule/stafee-*'),
  iam: (account) => [`arn:aws:iam::${account}:role/stafee-*`],
  kms: () => ['*'],
  lambda: (account) => [
    `arn:aws:lambda:*:${account}:function:stafee-*`,
    `arn:aws:lambda:*:${account}:event-source-mapping:*`,
    `arn:aws:lambda:*:${account}:layer:*`,
    // AWS's own, of accounts of its own (lib/constructs/insights.ts).
    'arn:aws:lambda:*:*:layer:LambdaInsightsExtension-Arm64:*',
  ],
  logs: named('logs', '*'),
  // The zones belong to AWS's services.
  route53: () => ['arn:aws:route53:::hostedzone/*'],
  s3: () => ['arn:aws:s3:::stafee-*'],
  scheduler: named('scheduler', 'schedule/*/stafee-*'),
  ses: named('ses', '*'),
  sns: named('sns', 'stafee-*'),
  sqs: named('sqs', 'stafee-*'),
  wafv2: (account) => [
    `arn:aws:wafv2:*:${account}:*`,
    // AWS's managed rules are nobody's in particular.
    'arn:aws:wafv2:*:*:regional/managedruleset/*',
    `arn:aws:apigateway:*::/restapis/*/stages/*`,
    `arn:aws:cognito-idp:*:${account}:userpool/*`,
  ],
};

/** Of these AWS publishes no resource to ask about, so that a place would forbid them. */
const isPlaceless = (action: string): boolean => {
  const published = publishedAction(action);
  return published !== undefined && published.required.size + published.optional.size === 0;
};

const ownStatement = [
  /^iam:(PassRole|AttachRolePolicy|CreateServiceLinkedRole)$/,
  /^s3:GetObject/,
  usingKeys,
];

const allow = (
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: Permission['Condition'],
): Permission => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

const sidOf = (service: string): string =>
  service.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

const plainStatements = (
  account: string,
  undoing: Undoing,
  services: readonly string[],
): readonly Permission[] => {
  const actions = wantedActions(undoing).filter((action) => !ownStatement.some((own) => own.test(action)));
  return services.flatMap((service) => {
    const own = actions.filter((action) => action.startsWith(`${service}:`));
    const [nowhere, somewhere] = [
      own.filter((action) => isPlaceless(action)),
      own.filter((action) => !isPlaceless(action)),
    ];
    return [
      ...(somewhere.length === 0 ? [] : [allow(sidOf(service), somewhere, places[service]?.(account) ?? [])]),
      ...(nowhere.length === 0 ? [] : [allow(`${sidOf(service)}Anywhere`, nowhere, ['*'])]),
    ];
  });
};

const rolesStatements = (account: string): readonly Permission[] => [
  allow('HandOver', ['iam:PassRole'], [`arn:aws:iam::${account}:role/stafee-*`], {
    StringEquals: { 'iam:PassedToService': servicesWithRoles },
  }),
  allow('Attach', ['iam:AttachRolePolicy'], [`arn:aws:iam::${account}:role/stafee-*`], {
    ArnEquals: { 'iam:PolicyARN': attachedPolicies },
  }),
  allow(
    'ServicesOwnRoles',
    ['iam:CreateServiceLinkedRole'],
    [`arn:aws:iam::${account}:role/aws-service-role/*`],
    { StringEquals: { 'iam:AWSServiceName': servicesWithOwnRole } },
  ),
];

/** A template reads outputs of our stacks (`Fn::GetStackOutput`) and the bootstrap's version. */
const readingStatements = (account: string): readonly Permission[] => [
  allow('Outputs', ['cloudformation:DescribeStacks'], named('cloudformation', 'stack/stafee-*')(account)),
  allow('BootstrapVersion', ['ssm:GetParameters'], named('ssm', 'parameter/cdk-bootstrap/stafee/*')(account)),
];

/**
 * What CloudFormation may do for a deployment, instead of everything: three managed policies, each within IAM's 6,144
 * characters. The boundary forbids on top of it.
 */
export const executionPolicies = (account: string, undoing: Undoing): readonly ExecutionPolicy[] => [
  {
    name: 'stafee-cloudformation-keeping',
    statements: [
      ...plainStatements(account, undoing, [
        'application-autoscaling',
        'backup',
        'backup-storage',
        'dynamodb',
        'kms',
        'logs',
        's3',
      ]),
      allow(
        'Assets',
        ['s3:GetObject', 's3:GetObjectVersion'],
        [`arn:aws:s3:::cdk-stafee-assets-${account}-*/*`],
      ),
      allow(
        'KeysForServices',
        wantedActions(undoing).filter((action) => usingKeys.test(action)),
        ['*'],
        {
          StringLike: { 'kms:ViaService': viaServices },
        },
      ),
    ],
  },
  {
    name: 'stafee-cloudformation-reaching',
    statements: plainStatements(account, undoing, [
      'apigateway',
      'cognito-idp',
      'ec2',
      'route53',
      'ses',
      'wafv2',
    ]),
  },
  {
    name: 'stafee-cloudformation-running',
    statements: [
      ...plainStatements(account, undoing, [
        'cloudtrail',
        'cloudwatch',
        'events',
        'iam',
        'lambda',
        'scheduler',
        'sns',
        'sqs',
      ]),
      ...rolesStatements(account),
      ...readingStatements(account),
    ],
  },
];
