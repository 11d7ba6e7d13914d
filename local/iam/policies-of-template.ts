import type { CloudTemplate, Resource } from '#local/template/cloud-template.ts';

import { managedPolicy } from './managed-policies.ts';
import { readPolicy, type Policy } from './policy-document.ts';
import { listIn, membersIn, textIn, textsIn } from './read-members.ts';

/** What the template says about one role. */
export type RolePolicies = {
  readonly arn: string;
  /** The path of its construct, `stafee-local-TenantApi/auth/Role`. */
  readonly path: string;
  /** @throws Error for a policy that IAM would refuse, or a managed one that this machine does not know */
  readonly policies: readonly Policy[];
  readonly boundary: Policy | undefined;
  /** The role's own tags; a session's tags come on top. */
  readonly tags: Readonly<Record<string, string>>;
};

/** The policies of a template, found by the ARN of whom or what they are about. */
export type TemplatePolicies = {
  readonly roles: ReadonlyMap<string, RolePolicies>;
  /** The own policies of tables, buckets and keys. */
  readonly ofResource: ReadonlyMap<string, Policy>;
};

const managedBy = (arn: string, template: CloudTemplate): Policy => {
  const own = template.ofType('AWS::IAM::ManagedPolicy').find(({ name }) => name === arn);
  return own === undefined ? managedPolicy(arn) : readPolicy(own.path, own.properties['PolicyDocument']);
};

/** Policies that were written apart and attached by name: `AWS::IAM::Policy` by `Roles`, and managed ones. */
const attachedTo = ({ name, properties }: Resource, template: CloudTemplate): readonly Policy[] => {
  const apart = template
    .ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')
    .filter((policy) => textsIn(policy.properties, 'Roles').includes(name))
    .map(({ path, properties: { PolicyDocument } }) => readPolicy(path, PolicyDocument));
  const byArn = textsIn(properties, 'ManagedPolicyArns').map((arn) => managedBy(arn, template));
  return [...apart, ...byArn];
};

const inlineIn = ({ path, properties }: Resource): readonly Policy[] =>
  listIn(properties, 'Policies').map(({ PolicyName, PolicyDocument }) =>
    readPolicy(`${path}/${String(PolicyName)}`, PolicyDocument),
  );

const boundaryOf = ({ properties }: Resource, template: CloudTemplate): Policy | undefined => {
  const arn = textIn(properties, 'PermissionsBoundary');
  return arn === undefined ? undefined : managedBy(arn, template);
};

const tagsOf = ({ properties }: Resource): Readonly<Record<string, string>> =>
  Object.fromEntries(listIn(properties, 'Tags').map(({ Key, Value }) => [String(Key), String(Value)]));

/** Read at the first call of the role: one that no call is made with may hold what this machine does not know. */
const rolePolicies = (role: Resource, template: CloudTemplate): RolePolicies => {
  let policies: readonly Policy[] | undefined;
  return {
    arn: role.attribute('Arn'),
    path: role.path,
    get policies() {
      policies ??= [...inlineIn(role), ...attachedTo(role, template)];
      return policies;
    },
    boundary: boundaryOf(role, template),
    tags: tagsOf(role),
  };
};

/** A global table has its policy with its replica in this region. */
const tablePolicy = ({ properties }: Resource, region: string): unknown => {
  const replica = listIn(properties, 'Replicas').find((one) => one['Region'] === region);
  return membersIn(replica ?? properties, 'ResourcePolicy')['PolicyDocument'];
};

const resourcePolicies = (template: CloudTemplate, region: string): ReadonlyMap<string, Policy> => {
  const tables = template.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const found = [
    ...tables.map((table) => [table.attribute('Arn'), table.path, tablePolicy(table, region)] as const),
    ...template
      .ofType('AWS::KMS::Key')
      .map((key) => [key.attribute('Arn'), key.path, key.properties['KeyPolicy']] as const),
    ...template
      .ofType('AWS::S3::BucketPolicy')
      .map(
        ({ path, properties }) =>
          [`arn:aws:s3:::${String(properties['Bucket'])}`, path, properties['PolicyDocument']] as const,
      ),
  ];
  return new Map(
    found
      .filter(([, , document]) => document !== undefined)
      .map(([arn, path, document]) => [arn, readPolicy(path, document)]),
  );
};

/**
 * Reads every policy of a template once; those of a role when it is first asked for.
 * @throws Error for a policy that IAM would refuse, or a managed one that this machine does not know
 */
export const policiesOfTemplate = (template: CloudTemplate, region: string): TemplatePolicies => ({
  roles: new Map(
    template.ofType('AWS::IAM::Role').map((role) => [role.attribute('Arn'), rolePolicies(role, template)]),
  ),
  ofResource: resourcePolicies(template, region),
});
