import { policiesOfTemplate } from '#local/aws/policies/policies-of-template.ts';
import type { Policy } from '#local/aws/policies/policy-document.ts';
import { tablesInUse } from '#proofs/rights/restored-in-use.ts';
import { ofAnotherDay, streamName } from '#proofs/rights/forbidden-deed.ts';
import { templateOfStacks } from '#proofs/rights/template-of-stacks.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

/** One role of a stage: what it may do, and under which tag it does it. */
export type Holder = {
  /** `TenantApi/auth`: the path of its construct within the stage, without a last `Role`. */
  readonly name: string;
  readonly arn: string;
  /** @throws Error for AWS's own policies that nobody here knows */
  readonly policies: () => readonly Policy[];
  readonly boundary: Policy | undefined;
  /** A session of one tenant, and never anything else. */
  readonly isTagged: boolean;
};

export type Kind =
  | 'table'
  | 'bucket'
  | 'key'
  | 'queue'
  | 'function'
  | 'role'
  | 'pool'
  | 'vault'
  | 'set'
  | 'sender'
  | 'stream';

type Found = { readonly kind: Kind; readonly arn: string };

/** What one stage holds, by the paths of its constructs within the stage. */
export type StageRights = {
  /** `prod`. */
  readonly stage: string;
  readonly region: string;
  readonly accountId: string;
  readonly holders: readonly Holder[];
  readonly named: ReadonlyMap<string, Found>;
  readonly ofResource: ReadonlyMap<string, Policy>;
};

const kinds: Readonly<Record<string, Kind>> = {
  'AWS::Backup::BackupVault': 'vault',
  'AWS::Cognito::UserPool': 'pool',
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::DynamoDB::Table': 'table',
  'AWS::IAM::Role': 'role',
  'AWS::KMS::Key': 'key',
  'AWS::KMS::ReplicaKey': 'key',
  'AWS::Lambda::Function': 'function',
  'AWS::S3::Bucket': 'bucket',
  'AWS::SQS::Queue': 'queue',
  'AWS::WAFv2::IPSet': 'set',
};

const arnOf = (resource: Resource): string =>
  resource.attribute(kinds[resource.type] === 'vault' ? 'BackupVaultArn' : 'Arn');

/** `stafee-prod-osaka-Data/Control` → stage and `Data/Control`. */
const shortOf = (path: string): readonly [stage: string, name: string] => {
  const [, stage = '', name = path] = /^stafee-(prod-osaka|[a-z]+)-(.*)$/.exec(path) ?? [];
  return [stage, name.replace(/\/(Role|Function)$/, '')];
};

const isTagged = (role: Resource): boolean =>
  JSON.stringify(role.properties['AssumeRolePolicyDocument']).includes('sts:TagSession');

const accountIn = (arn: string): string => arn.split(':')[4] ?? '';

/**
 * What the function that makes tenants is told: the key that wraps their keys, which the form in Osaka has from an older
 * stack, and who sends mail.
 */
const toldToOnboarding = (template: CloudTemplate, place: string): readonly (readonly [string, Found])[] => {
  const onboarding = template
    .ofType('AWS::Lambda::Function')
    .find(({ path }) => path.endsWith('-TenantApi/onboarding/Function'));
  const { KEK_ARN: key, MAIL_FROM: from } = Object(Object(onboarding?.property('Environment'))['Variables']);
  if (typeof key !== 'string' || typeof from !== 'string') return [];
  const domain = from.split('@')[1] ?? '';
  return [
    ['Foundation/KeyEncryptionKey', { kind: 'key', arn: key }],
    ['the sender', { kind: 'sender', arn: `arn:aws:ses:${place}:identity/${domain}` }],
  ];
};

/**
 * Where a restore made a table, its name in the matrix means that table, and the stage's own one is of another day:
 * nobody may touch it.
 */
const withRestored = (
  own: readonly (readonly [string, Found])[],
  template: CloudTemplate,
): readonly (readonly [string, Found])[] => {
  const restored = tablesInUse(template).filter(({ name, tableName }) =>
    own.some(([known, { arn }]) => known === name && !arn.endsWith(`:table/${tableName}`)),
  );
  return [
    ...own.map(([name, found]): readonly [string, Found] => [
      restored.some((table) => table.name === name) ? `${name}${ofAnotherDay}` : name,
      found,
    ]),
    ...restored.flatMap(({ name, tableName, streamArn }): readonly (readonly [string, Found])[] => {
      const arn = (own.find(([known]) => known === name)?.[1].arn ?? '').replace(/[^/]+$/, tableName);
      return [
        [name, { kind: 'table', arn }],
        ...(streamArn === undefined ? [] : [[streamName(name), { kind: 'stream', arn: streamArn }] as const]),
      ];
    }),
  ];
};

/** The restore puts the policy of the stage's own table on the one that it makes (lib/operations/protection-plan.ts). */
const policiesWithRestored = (
  ofResource: ReadonlyMap<string, Policy>,
  named: ReadonlyMap<string, Found>,
): ReadonlyMap<string, Policy> =>
  new Map([
    ...ofResource,
    ...[...named].flatMap(([name, { arn }]) => {
      const policy = ofResource.get(named.get(`${name}${ofAnotherDay}`)?.arn ?? '');
      return policy === undefined ? [] : [[arn, policy] as const];
    }),
  ]);

/** The rights in the stacks of one stage. */
export const stageRightsOf = (stacks: readonly SynthesizedStack[]): StageRights => {
  const template = templateOfStacks(stacks);
  const { roles, ofResource } = policiesOfTemplate(template);
  const [stage] = shortOf(stacks[0]?.name ?? '');
  const found = template.ofType(...Object.keys(kinds));
  const taggedArns = new Set(
    found
      .filter(({ type }) => kinds[type] === 'role')
      .filter(isTagged)
      .map(arnOf),
  );
  const region = stacks.find(({ name }) => name.endsWith('-Data'))?.region ?? '';
  const accountId = accountIn([...roles.keys()][0] ?? '');
  const named = new Map([
    ...toldToOnboarding(template, `${region}:${accountId}`),
    ...withRestored(
      found.map((resource): readonly [string, Found] => [
        // A function and its role differ in their last word only.
        kinds[resource.type] === 'role' ? `role ${shortOf(resource.path)[1]}` : shortOf(resource.path)[1],
        { kind: kinds[resource.type] ?? 'role', arn: arnOf(resource) },
      ]),
      template,
    ),
  ]);
  return {
    stage,
    region,
    accountId,
    named,
    ofResource: policiesWithRestored(ofResource, named),
    holders: [...roles.values()].map((role) => ({
      name: shortOf(role.path)[1],
      arn: role.arn,
      policies: () => role.policies,
      boundary: role.boundary,
      isTagged: taggedArns.has(role.arn),
    })),
  };
};

/** The stacks of each stage apart. */
export const stagesIn = (stacks: readonly SynthesizedStack[]): readonly (readonly SynthesizedStack[])[] => [
  ...Map.groupBy(stacks, ({ name }) => shortOf(name)[0]).values(),
];
