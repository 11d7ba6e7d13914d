import { at, keysOf, listOf, ofType, textOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

const allows = (document: unknown): readonly unknown[] =>
  listOf(at(document, 'Statement')).filter((statement) => at(statement, 'Effect') === 'Allow');

const policiesOf = (stack: SynthesizedStack): readonly Resource[] => ofType(stack, 'AWS::IAM::Policy');

const rolesOf = (stack: SynthesizedStack, { properties }: Resource): readonly Resource[] => {
  const ids = listOf(at(properties, 'Roles')).map((role) => at(role, 'Ref'));
  return ofType(stack, 'AWS::IAM::Role').filter(({ id }) => ids.includes(id));
};

const actionsOf = (statement: unknown): readonly string[] => textsOf(at(statement, 'Action'));

/** Every `operator: key` of a condition; a `Null` that asks for a key's absence binds nothing. */
const conditionsOf = (statement: unknown): readonly string[] =>
  keysOf(at(statement, 'Condition')).flatMap((operator) =>
    keysOf(at(statement, 'Condition', operator))
      .filter((key) => operator !== 'Null' || at(statement, 'Condition', operator, key) === 'false')
      .map((key) => `${operator}: ${key}`),
  );

const eachStatement = (
  id: string,
  faultOf: (statement: unknown, stack: SynthesizedStack, policy: Resource) => string | undefined,
): Rule => ({
  id,
  check: (stack) =>
    policiesOf(stack).flatMap((policy) =>
      allows(at(policy.properties, 'PolicyDocument')).flatMap((statement): readonly Violation[] => {
        const message = faultOf(statement, stack, policy);
        return message === undefined ? [] : [{ resource: policy.id, message }];
      }),
    ),
});

/** Services that keep what people gave us; the two calls have no resource to name. */
const keeping = /^((dynamodb|s3|kms|sqs|cognito-idp|logs|secretsmanager|ssm):|backup:ListRecoveryPoints)/;
const withoutResource = ['dynamodb:ListStreams'];

export const readsNamed = eachStatement('data-read-named', (statement) => {
  if (!listOf(at(statement, 'Resource')).includes('*')) return undefined;
  const wide = actionsOf(statement).filter(
    (action) => keeping.test(action) && !withoutResource.includes(action),
  );
  return wide.length === 0 ? undefined : `may ${wide.join(', ')} on everything: name the resource`;
});

/** What a call must be bound to; without the condition it reaches further than its resource says. */
const bound: Readonly<Record<string, RegExp>> = {
  'iam:PassRole': /StringEquals: iam:PassedToService/,
  'ses:SendEmail': /StringEquals: ses:FromAddress/,
};

export const callsBound = eachStatement('call-bound', (statement) => {
  const conditions = conditionsOf(statement).join();
  const loose = Object.entries(bound).filter(
    ([action, condition]) => actionsOf(statement).includes(action) && !condition.test(conditions),
  );
  return loose.length === 0
    ? undefined
    : `may ${loose.map(([action]) => action).join(', ')} without the condition ${loose.map(([, { source }]) => source).join(', ')}`;
});

const deniesToCode = (statement: unknown): boolean =>
  at(statement, 'Effect') === 'Deny' &&
  actionsOf(statement).includes('ec2:CreateNetworkInterface') &&
  at(statement, 'Condition', 'Null', 'lambda:SourceFunctionArn') === 'false';

/** Lambda makes a function's interfaces; the function's own code has nothing to do with them. */
export const interfacesByLambda: Rule = {
  id: 'interfaces-by-lambda-only',
  check: (stack) =>
    policiesOf(stack)
      .filter(({ properties }) => {
        const document = at(properties, 'PolicyDocument');
        return (
          allows(document).some((statement) => actionsOf(statement).includes('ec2:CreateNetworkInterface')) &&
          !listOf(at(document, 'Statement')).some(deniesToCode)
        );
      })
      .map(({ id }) => ({
        resource: id,
        message: 'lets code make network interfaces: deny it its own calls',
      })),
};

const names = (statement: unknown, asset: string): boolean =>
  new RegExp(`FnGetAtt${asset}[0-9A-F]{8}|"${asset}[0-9A-F]{8}"|FnGetAtt${asset}ReplicaArn`).test(
    JSON.stringify(at(statement, 'Resource')),
  );

/** The key that opens tenants' keys, for one tenant at a time. */
export const tenantKeysByContext = eachStatement('tenant-key-by-context', (statement) =>
  names(statement, 'KeyEncryptionKey') &&
  !/kms:EncryptionContext:tenantId/.test(conditionsOf(statement).join())
    ? 'opens keys of every tenant at once: bind kms:EncryptionContext:tenantId'
    : undefined,
);

const isTenantRole = ({ properties }: Resource): boolean =>
  allows(at(properties, 'AssumeRolePolicyDocument')).some((statement) =>
    actionsOf(statement).includes('sts:TagSession'),
  );

const tagless = (statement: unknown): boolean =>
  !conditionsOf(statement).includes('Null: aws:PrincipalTag/TenantId');

/** A variable without a value makes no match today; a policy should not lean on that. */
export const filesByTag: Rule = {
  id: 'tenant-files-by-tag',
  check: (stack) =>
    policiesOf(stack)
      .filter((policy) => rolesOf(stack, policy).some(isTenantRole))
      .filter(({ properties }) =>
        allows(at(properties, 'PolicyDocument')).some(
          (statement) =>
            actionsOf(statement).some((action) => action.startsWith('s3:')) &&
            (tagless(statement) ||
              (actionsOf(statement).includes('s3:ListBucketVersions') &&
                !conditionsOf(statement).includes('Null: s3:prefix'))),
        ),
      )
      .map(({ id }) => ({
        resource: id,
        message: 'reaches files without the tag of a tenant: add Null conditions',
      })),
};

const isKeyUse = (statement: unknown): boolean =>
  actionsOf(statement).some((action) => /^kms:(Decrypt|GenerateDataKey\*?)$/.test(action));

/** Made by the CDK for a service that acts with the role itself: replication, and the writer and reader of pages. */
const forService = (role: Resource): boolean =>
  /^Web(Reader|Writer)/.test(role.id) ||
  allows(at(role.properties, 'AssumeRolePolicyDocument')).some(
    (statement) => at(statement, 'Principal', 'Service') === 's3.amazonaws.com',
  );

/** A function opens rows, files and messages through their service, never by itself. */
export const keysThroughService: Rule = {
  id: 'key-through-service',
  check: (stack) =>
    policiesOf(stack)
      .filter((policy) => !rolesOf(stack, policy).some(forService))
      .filter(({ properties }) =>
        allows(at(properties, 'PolicyDocument')).some(
          (statement) => isKeyUse(statement) && conditionsOf(statement).length === 0,
        ),
      )
      .map(({ id }) => ({ resource: id, message: 'opens a key by itself: bind kms:ViaService' })),
};

/** A name with a star is anybody's who makes such a bucket. */
const isStarred = (resource: string): boolean => /^arn:aws:s3:::[^/]*\*/.test(resource);

/** Buckets that AWS makes and names are reached in our account only, and files of one company are listed by its folder. */
export const bucketsBound = eachStatement('bucket-bound', (statement) => {
  const conditions = conditionsOf(statement);
  const isList = actionsOf(statement).some((action) => /^s3:ListBucket(Versions)?$/.test(action));
  if (textsOf(at(statement, 'Resource')).some(isStarred))
    return conditions.includes('StringEquals: aws:ResourceAccount')
      ? undefined
      : 'reaches buckets of other accounts: bind aws:ResourceAccount';
  const isWholeBucket = actionsOf(statement).includes('s3:GetBucketVersioning');
  return isList && names(statement, 'Documents') && !isWholeBucket && !/s3:prefix/.test(conditions.join())
    ? 'lists the files of every company: bind s3:prefix'
    : undefined;
});

/**
 * Jobs and workers touch the operators' rows of the shared tables, and their own; of tenants' rows, one tenant's. Whoever
 * else reads a company's rows names them too; onboarding only puts new ones.
 */
export const jobsWithinKeys = eachStatement('job-within-its-keys', (statement, { name }, { id }) => {
  const isOfJob = /-(Lifecycle|Backup|Messaging|Audit)$/.test(name) || id.startsWith('AddressSync');
  const shared = ['TenantData', 'Keystore', ...(isOfJob ? ['Control', 'Audit', 'Operator'] : [])];
  const asked = isOfJob ? /^dynamodb:(\w*Item|Query)$/ : /^dynamodb:((?!Put)\w*Item|Query)$/;
  const isItem = actionsOf(statement).some((action) => asked.test(action));
  if (!isItem || !shared.some((table) => names(statement, table))) return undefined;
  const conditions = conditionsOf(statement);
  return conditions.includes('ForAllValues:StringLike: dynamodb:LeadingKeys') &&
    conditions.includes('Null: dynamodb:LeadingKeys')
    ? undefined
    : 'reaches all rows of a shared table: bind dynamodb:LeadingKeys, and Null';
});

/** A mail needs a name, an address and an act, and never the lines of a claim. */
export const mailReadsLittle = eachStatement('mail-reads-little', (statement, { name }) => {
  if (!name.endsWith('-Messaging') || !names(statement, 'TenantData')) return undefined;
  const keys = textsOf(at(statement, 'Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'));
  // What was sent, what was put by for a digest, which hash of an address leads to whom, and who is invited until when.
  if (keys.every((key) => /#(INVITED|NOTICE|MAIL|TELL#\*)$/.test(key))) return undefined;
  const conditions = conditionsOf(statement);
  return conditions.includes('ForAllValues:StringEquals: dynamodb:Attributes') &&
    conditions.includes('Null: dynamodb:Attributes') &&
    conditions.includes('StringEqualsIfExists: dynamodb:Select')
    ? undefined
    : 'reads whole rows of people and claims: bind dynamodb:Attributes and Select, and Null';
});

/** Each of these alone also holds when the key is absent, or lets columns through that nobody listed. */
const together = [
  ['ForAllValues:StringLike: dynamodb:LeadingKeys', 'Null: dynamodb:LeadingKeys'],
  [
    'ForAllValues:StringEquals: dynamodb:Attributes',
    'Null: dynamodb:Attributes',
    'StringEqualsIfExists: dynamodb:Select',
  ],
];

const keysNamed = /"(dynamodb:(?:LeadingKeys|Attributes|Select))"/g;

/** Whoever is bound to some partitions or columns of a table is bound whole. */
export const tableKeysWhole = eachStatement('table-keys-whole', (statement) => {
  const conditions = conditionsOf(statement);
  const named = [...textOf(at(statement, 'Condition')).matchAll(keysNamed)].map(([, key = '']) => key);
  const missing = together
    .filter((wanted) => wanted.some((one) => named.some((key) => one.endsWith(key))))
    .flatMap((wanted) => wanted.filter((one) => !conditions.includes(one)));
  return missing.length === 0
    ? undefined
    : `names keys or columns of a table by half: bind ${missing.join(', ')}`;
});
