import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

import { managedPolicy } from '#local/aws/policies/managed-policies.ts';
import { readPolicy, type Policy } from '#local/aws/policies/policy-document.ts';
import { listIn, membersIn, textIn, textsIn } from '#local/aws/policies/read-members.ts';

/** What the template says about one role. */
export type RolePolicies = {
  readonly arn: string;
  /** The path of its construct, `shop-local-Api/auth/Role`. */
  readonly path: string;
  /** @throws Error for a policy that IAM would refuse, or a managed one that this machine does not know */
  readonly policies: readonly Policy[];
  /** Those of them that the template itself holds. */
  readonly ownPolicies: readonly Policy[];
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
  return own === undefined ? managedPolicy(arn) : readPolicy(own.path, own.property('PolicyDocument'));
};

/** Asks for this one property, as a policy of others may point to what this machine does not know. */
const isAttachedTo = ({ property }: Resource, role: string): boolean => {
  const roles = property('Roles');
  return Array.isArray(roles) && roles.includes(role);
};

/** Policies that were written apart and name the role: `AWS::IAM::Policy`, and managed ones. */
const apartFrom = ({ name }: Resource, template: CloudTemplate): readonly Policy[] =>
  template
    .ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')
    .filter((policy) => isAttachedTo(policy, name))
    .map(({ path, property }) => readPolicy(path, property('PolicyDocument')));

const inlineIn = ({ path, properties }: Resource): readonly Policy[] =>
  listIn(properties, 'Policies').map(({ PolicyName, PolicyDocument }) =>
    readPolicy(`${path}/${String(PolicyName)}`, PolicyDocument),
  );

/** A boundary that the account has from another template is left out, so that a role seems to be able to do more, not less. */
const boundaryOf = ({ properties }: Resource, template: CloudTemplate): Policy | undefined => {
  const arn = textIn(properties, 'PermissionsBoundary');
  const own = template.ofType('AWS::IAM::ManagedPolicy').find(({ name }) => name === arn);
  if (arn === undefined || (own === undefined && !arn.startsWith('arn:aws:iam::aws:'))) return undefined;
  return managedBy(arn, template);
};

const tagsOf = ({ properties }: Resource): Readonly<Record<string, string>> =>
  Object.fromEntries(listIn(properties, 'Tags').map(({ Key, Value }) => [String(Key), String(Value)]));

/** Read at the first call of the role: one that no call is made with may hold what this machine does not know. */
const rolePolicies = (role: Resource, template: CloudTemplate): RolePolicies => {
  let own: readonly Policy[] | undefined;
  let named: readonly Policy[] | undefined;
  const rights: RolePolicies = {
    arn: role.attribute('Arn'),
    path: role.path,
    get ownPolicies() {
      own ??= [...inlineIn(role), ...apartFrom(role, template)];
      return own;
    },
    get policies() {
      named ??= textsIn(role.properties, 'ManagedPolicyArns').map((arn) => managedBy(arn, template));
      return [...rights.ownPolicies, ...named];
    },
    boundary: boundaryOf(role, template),
    tags: tagsOf(role),
  };
  return rights;
};

/** A global table has its policy with its replica in its own Region. */
const tablePolicy = ({ properties, attribute }: Resource): unknown => {
  const [, , , region] = attribute('Arn').split(':');
  const replica = listIn(properties, 'Replicas').find((one) => one['Region'] === region);
  return membersIn(replica ?? properties, 'ResourcePolicy')['PolicyDocument'];
};

const resourcePolicies = (template: CloudTemplate): ReadonlyMap<string, Policy> => {
  const tables = template.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const found = [
    ...tables.map((table) => [table.attribute('Arn'), table.path, tablePolicy(table)] as const),
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
export const policiesOfTemplate = (template: CloudTemplate): TemplatePolicies => ({
  roles: new Map(
    template.ofType('AWS::IAM::Role').map((role) => [role.attribute('Arn'), rolePolicies(role, template)]),
  ),
  ofResource: resourcePolicies(template),
});
