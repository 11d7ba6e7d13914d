import { at, keysOf, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { fitsWildcard } from '#local/aws/policies/pattern.ts';

const services = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}.amazonaws.com`);

/** What a right that hands something over, or makes somebody, is bound to; nothing wider (docs/decisions/0116). */
type Bound = {
  /** `operator key` and the only values that it may name. @default no condition is asked for */
  readonly condition?: readonly [operator: string, key: string, values: readonly string[]];
  /** Whether a named resource is narrow enough. */
  readonly on: (resource: unknown, stack: SynthesizedStack) => boolean;
  readonly because: string;
};

const isOwnRole = (resource: unknown, { account }: SynthesizedStack): boolean =>
  resource === `arn:aws:iam::${account}:role/stafee-*` || isOfStack(resource);

/** A resource of the stack itself, by reference. */
const isOfStack = (resource: unknown): boolean => at(resource, 'Fn::GetAtt', 0) !== undefined;

const isBootstrap = (resource: unknown, { account }: SynthesizedStack): boolean =>
  new RegExp(
    `^arn:aws:iam::${account}:role/cdk-stafee-(deploy|file-publishing|lookup)-role-${account}-ap-northeast-[13]$`,
  ).test(String(resource));

const making = (because: string): Bound => ({ on: isOwnRole, because });

const throughServices: Bound = {
  condition: ['StringLike', 'kms:ViaService', services('*.ap-northeast-1', '*.ap-northeast-3')],
  on: () => true,
  because: 'CloudFormation opens no key itself, and only in Japan',
};

const bounds: Readonly<Record<string, Bound>> = {
  'iam:PassRole': {
    condition: [
      'StringEquals',
      'iam:PassedToService',
      services('apigateway', 'backup', 'cloudtrail', 'lambda', 's3', 'scheduler', 'vpc-flow-logs'),
    ],
    on: isOwnRole,
    because: 'a role of ours in another service’s hand does what it may, for whoever asks that service',
  },
  'iam:AttachRolePolicy': {
    condition: [
      'ArnEquals',
      'iam:PolicyARN',
      [
        'AWSBackupServiceRolePolicyForS3Backup',
        'AWSBackupServiceRolePolicyForS3Restore',
        'service-role/AWSBackupServiceRolePolicyForBackup',
        'service-role/AWSBackupServiceRolePolicyForRestores',
        'service-role/AWSLambdaBasicExecutionRole',
        'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
      ].map((name) => `arn:aws:iam::aws:policy/${name}`),
    ],
    on: isOwnRole,
    because: 'any other policy of AWS widens a role without a line of ours',
  },
  'iam:CreateServiceLinkedRole': {
    condition: [
      'StringEquals',
      'iam:AWSServiceName',
      services(
        'backup',
        'dynamodb.application-autoscaling',
        'email.cognito-idp',
        'mrk.kms',
        'ops.apigateway',
        'replication.dynamodb',
        'restore-testing.backup',
        'vpc-flow-logs',
        'wafv2',
      ),
    ],
    on: (resource, { account }) => resource === `arn:aws:iam::${account}:role/aws-service-role/*`,
    because: 'another service would get rights of its own',
  },
  'iam:CreateRole': making('the boundary bounds our names only'),
  'iam:PutRolePolicy': making('the boundary bounds our names only'),
  'iam:UpdateAssumeRolePolicy': making('whoever may change who takes a role is that role'),
  'iam:PutRolePermissionsBoundary': making('the boundary bounds our names only'),
  'kms:CreateGrant': throughServices,
  'kms:RetireGrant': throughServices,
  'kms:RevokeGrant': throughServices,
  'sts:AssumeRole': {
    on: (resource, stack) =>
      stack.name.endsWith('-Deploy') ? isBootstrap(resource, stack) : isOfStack(resource),
    because: 'a session of another role is that role',
  },
};

/** Never given by a policy of ours. */
const never = [
  'iam:CreateUser',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:CreateOpenIDConnectProvider',
  'iam:UpdateOpenIDConnectProviderThumbprint',
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:CreateSAMLProvider',
  'iam:PutUserPolicy',
  'iam:AttachUserPolicy',
  'iam:DeleteRolePermissionsBoundary',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'lambda:AddPermission',
  'sts:GetFederationToken',
  'organizations:LeaveOrganization',
];

/** CloudFormation gives services leave to call functions. */
const givenToCloudFormation = ['lambda:AddPermission'];

/** Until its stage is proven it also takes back a key that nothing was encrypted with (docs/decisions/0099). */
const givenWhileUnproven = ['kms:ScheduleKeyDeletion'];

const covers = (statement: unknown, action: string): boolean =>
  textsOf(at(statement, 'Action')).some((pattern) =>
    fitsWildcard(pattern.toLowerCase(), action.toLowerCase()),
  );

const conditionFault = (statement: unknown, { condition }: Bound): boolean => {
  if (condition === undefined) return false;
  const [operator, key, values] = condition;
  const named = textsOf(at(statement, 'Condition', operator, key));
  return named.length === 0 || !named.every((one) => values.includes(one));
};

/** Allowing everything but some calls gives each of these, now or when AWS adds one. */
const turnsRound = (statement: unknown): boolean =>
  keysOf(statement).some((key) => key === 'NotAction' || key === 'NotResource');

const faultsOf = (statement: unknown, stack: SynthesizedStack): readonly string[] => {
  if (turnsRound(statement)) return ['allows all but what it names'];
  const given = stack.name.endsWith('-Deploy')
    ? [...givenToCloudFormation, ...(stack.isProven === false ? givenWhileUnproven : [])]
    : [];
  return [
    ...never
      .filter((action) => !given.includes(action))
      .filter((action) => covers(statement, action))
      .map((action) => `may ${action}, which nobody of ours may`),
    ...Object.entries(bounds)
      .filter(([action]) => covers(statement, action))
      .filter(
        ([, bound]) =>
          conditionFault(statement, bound) ||
          !listOf(at(statement, 'Resource')).every((resource) => bound.on(resource, stack)),
      )
      .map(([action, { because }]) => `may ${action} beyond its bound: ${because}`),
  ];
};

const documentsOf = ({ properties }: Resource): readonly unknown[] => [
  at(properties, 'PolicyDocument'),
  ...listOf(at(properties, 'Policies')).map((policy) => at(policy, 'PolicyDocument')),
];

const isBoundary = ({ properties }: Resource): boolean =>
  at(properties, 'ManagedPolicyName') === 'stafee-boundary';

/** Rights to hand over a role, to make one, to become one, to lend a key: each with its bound, in every policy. */
export const handOversBound: Rule = {
  id: 'hand-over-bound',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role')
      .filter((resource) => !isBoundary(resource))
      .flatMap((resource) =>
        documentsOf(resource)
          .flatMap((document) => listOf(at(document, 'Statement')))
          .filter((statement) => at(statement, 'Effect') === 'Allow')
          .flatMap((statement) => faultsOf(statement, stack))
          .map((message) => ({ resource: resource.id, message })),
      ),
};

const deploys = /^stafee-[a-z-]+-(deployer|reader)$/;

const isHarmless = (action: string): boolean =>
  /^[a-z0-9-]+:(Get|List|Describe)\w+$/.test(action) ||
  ['sts:AssumeRole', 'cloudformation:DeleteChangeSet'].includes(action);

/** What a run may do itself; everything else the bootstrap's roles do for it. */
export const runsDoLittle: Rule = {
  id: 'run-does-little',
  check: (stack) => {
    const roles = ofType(stack, 'AWS::IAM::Role')
      .filter(({ properties }) => deploys.test(String(at(properties, 'RoleName'))))
      .map(({ id, properties }) => [id, String(at(properties, 'RoleName'))] as const);
    return ofType(stack, 'AWS::IAM::Policy').flatMap(({ id, properties }) => {
      const holder = roles.find(([role]) =>
        listOf(at(properties, 'Roles')).some((one) => at(one, 'Ref') === role),
      );
      if (holder === undefined) return [];
      const statements = listOf(at(properties, 'PolicyDocument', 'Statement'));
      const tooMuch = statements
        .flatMap((statement) => textsOf(at(statement, 'Action')))
        .filter((action) => !isHarmless(action));
      const becomes = JSON.stringify(statements.map((statement) => at(statement, 'Resource')));
      return [
        ...tooMuch.map((action) => ({ resource: id, message: `lets a run ${action} by itself` })),
        ...(holder[1].endsWith('-reader') && /cdk-stafee-(?!lookup)/.test(becomes)
          ? [{ resource: id, message: 'lets a run that only looks deploy' }]
          : []),
      ];
    });
  },
};
