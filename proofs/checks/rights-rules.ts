import { at, each, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

const statementsOf = (document: unknown): readonly unknown[] =>
  listOf(at(document, 'Statement')).filter((statement) => at(statement, 'Effect') === 'Allow');

/** All that a role is allowed: its inline policies and the policies that name it. */
const allowedTo = (stack: SynthesizedStack, role: Resource): readonly unknown[] => [
  ...listOf(at(role.properties, 'Policies')).flatMap((policy) => statementsOf(at(policy, 'PolicyDocument'))),
  ...ofType(stack, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')
    .filter(({ properties }) =>
      listOf(at(properties, 'Roles')).some((holder) => at(holder, 'Ref') === role.id),
    )
    .flatMap(({ properties }) => statementsOf(at(properties, 'PolicyDocument'))),
];

/** A role that is taken with a tag of the tenant. */
const isTenantRole = ({ properties }: Resource): boolean =>
  statementsOf(at(properties, 'AssumeRolePolicyDocument')).some((statement) =>
    textsOf(at(statement, 'Action')).includes('sts:TagSession'),
  );

const tenantCalls = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
].map((call) => `dynamodb:${call}`);

/** Closed on both sides: `T#t1*` would also match the keys of tenant `t12`. */
const isOwn = (key: string): boolean =>
  key === 'T#${aws:PrincipalTag/TenantId}' || key.startsWith('T#${aws:PrincipalTag/TenantId}#');

/** What the control plane keeps of a tenant: his record, and what was changed of his contract. */
const ownRecords: readonly string[] = ['TEN', 'CONTRACT'].map(
  (kind) => `${kind}#\${aws:PrincipalTag/TenantId}`,
);

/** Of the changes of his contract he queries what and when: who of the operators did it, and why, is not his to read. */
const shownOfChanges = new Set(['PK', 'SK', 'version', 'before', 'after', 'at', 'form']);
const readsShown = (condition: unknown, actions: readonly string[]): boolean =>
  actions.join() === 'dynamodb:Query' &&
  textsOf(at(condition, 'ForAllValues:StringEquals', 'dynamodb:Attributes')).every((name) =>
    shownOfChanges.has(name),
  );

/** Of that he reaches named attributes alone: what it says beside them is not his to read or to change. */
const isOwnRecord = (key: string, condition: unknown, actions: readonly string[]): boolean =>
  ownRecords.includes(key) &&
  (!key.startsWith('CONTRACT#') || readsShown(condition, actions)) &&
  textsOf(at(condition, 'ForAllValues:StringEquals', 'dynamodb:Attributes')).length > 0 &&
  at(condition, 'Null', 'dynamodb:Attributes') === 'false';

/** What the State publishes is nobody's: every company reads it, row by row, and none writes it (docs/decisions/0186). */
const isPublished = (key: string): boolean => key === 'REG' || key.startsWith('REG#');

const tableFault = (statement: unknown): string | undefined => {
  const actions = textsOf(at(statement, 'Action')).filter((action) => /^(dynamodb:|\*)/i.test(action));
  if (actions.length === 0) return undefined;
  const beyond = actions.filter((action) => !tenantCalls.includes(action));
  if (beyond.length > 0) return `may ${beyond.join(', ')}, which no leading key confines`;
  const condition = at(statement, 'Condition');
  const keys = textsOf(at(condition, 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'));
  const isKeyed = at(condition, 'Null', 'dynamodb:LeadingKeys') === 'false';
  if (isKeyed && keys.length > 0 && keys.every(isPublished) && actions.join() === 'dynamodb:GetItem')
    return undefined;
  if (keys.length === 0 || !keys.every((key) => isOwn(key) || isOwnRecord(key, condition, actions)))
    return "reaches keys that are not the session tenant's";
  return isKeyed && at(condition, 'Null', 'aws:PrincipalTag/TenantId') === 'false'
    ? undefined
    : 'holds without a key or without a tag';
};

const ownPrefix = 't/${aws:PrincipalTag/TenantId}/';

/** A list has no resource but the bucket, so that its prefix must be the tenant's. */
const listsOwn = (statement: unknown): boolean => {
  const prefixes = textsOf(at(statement, 'Condition', 'StringLike', 's3:prefix'));
  return prefixes.length > 0 && prefixes.every((prefix) => prefix.startsWith(ownPrefix));
};

const fileFault = (statement: unknown): string | undefined => {
  const actions = textsOf(at(statement, 'Action')).filter((action) => /^(s3:|\*)/i.test(action));
  if (actions.length === 0) return undefined;
  if (actions.every((action) => action === 's3:ListBucketVersions') && listsOwn(statement)) return undefined;
  return listOf(at(statement, 'Resource')).every((resource) =>
    JSON.stringify(resource).includes(`/${ownPrefix}`),
  )
    ? undefined
    : "reaches files outside the session tenant's prefix";
};

export const tenantRolesConfined: Rule = {
  id: 'tenant-role-confined',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Role')
      .filter(isTenantRole)
      .flatMap((role) =>
        allowedTo(stack, role).flatMap((statement): readonly Violation[] => {
          const message = tableFault(statement) ?? fileFault(statement);
          return message === undefined ? [] : [{ resource: role.id, message }];
        }),
      ),
};

/** Of which grant a session is (docs/decisions/0227): a call of its own, which knows no tags. */
const saysItsSource = (statement: unknown): boolean =>
  textsOf(at(statement, 'Action')).every((action) => action === 'sts:SetSourceIdentity') &&
  at(statement, 'Condition', 'StringLike', 'sts:SourceIdentity') === '?'.repeat(26);

export const tenantTagDemanded: Rule = {
  id: 'tenant-role-demands-tag',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Role')
      .filter(isTenantRole)
      .filter(({ properties }) =>
        statementsOf(at(properties, 'AssumeRolePolicyDocument'))
          .filter((statement) => !saysItsSource(statement))
          .some(
            (statement) =>
              at(statement, 'Condition', 'StringLike', 'aws:RequestTag/TenantId') !== `t${'?'.repeat(26)}` ||
              textsOf(at(statement, 'Condition', 'ForAllValues:StringEquals', 'aws:TagKeys')).join() !==
                'TenantId',
          ),
      )
      .map(({ id }) => ({ resource: id, message: 'can be taken without the one tag of a tenant' })),
};

/** X-Ray has no resource to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
const withoutResource = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  // A setting of the account, and a verdict on a job.
  'backup:UpdateRegionSettings',
  'backup:PutRestoreValidationResult',
];

const isReading = (action: string): boolean => /^[a-z0-9-]+:(Get|List|Describe|BatchGet)\w*\*?$/.test(action);

const wildcardFault = (statement: unknown): string | undefined => {
  const actions = textsOf(at(statement, 'Action'));
  const whole = actions.filter((action) => /^\*$|:\*$/.test(action));
  if (whole.length > 0) return `may do everything: ${whole.join(', ')}`;
  if (!textsOf(at(statement, 'Resource')).includes('*')) return undefined;
  const writes = actions.filter((action) => !isReading(action) && !withoutResource.includes(action));
  return writes.length === 0 ? undefined : `may ${writes.join(', ')} on everything`;
};

export const noWildcardWrites: Rule = {
  id: 'no-wildcard-writes',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Role').flatMap((role) =>
      allowedTo(stack, role).flatMap((statement): readonly Violation[] => {
        const message = wildcardFault(statement);
        return message === undefined ? [] : [{ resource: role.id, message }];
      }),
    ),
};

/** `USER_AUTH` is the flow of passkeys (docs/decisions/0197), which operators have not; it wants the client's secret too. */
const closedFlows = (pool: unknown): string =>
  String(at(pool, 'Ref')).startsWith('Operators')
    ? 'ALLOW_ADMIN_USER_PASSWORD_AUTH,ALLOW_REFRESH_TOKEN_AUTH'
    : 'ALLOW_ADMIN_USER_PASSWORD_AUTH,ALLOW_REFRESH_TOKEN_AUTH,ALLOW_USER_AUTH';

export const clientWritesNothing = each(
  'user-pool-client-closed',
  ['AWS::Cognito::UserPoolClient'],
  ({ properties }) => {
    if (textsOf(at(properties, 'WriteAttributes')).join() !== 'locale')
      return 'lets a user write his attributes';
    const flows = textsOf(at(properties, 'ExplicitAuthFlows'));
    return flows.toSorted().join() === closedFlows(at(properties, 'UserPoolId')) &&
      at(properties, 'GenerateSecret') === true &&
      at(properties, 'AllowedOAuthFlowsUserPoolClient') === false
      ? undefined
      : 'can be signed in to without our server';
  },
);

/** Operators belong to no tenant: the pool that is kept to the longest passwords is theirs. */
const isOperators = (pool: unknown): boolean =>
  Number(at(pool, 'Policies', 'PasswordPolicy', 'MinimumLength')) >= 16;

export const tenantOfUserFixed = each('user-tenant-immutable', ['AWS::Cognito::UserPool'], ({ properties }) =>
  isOperators(properties) ||
  listOf(at(properties, 'Schema')).some(
    (attribute) => at(attribute, 'Name') === 'tenantId' && at(attribute, 'Mutable') === false,
  )
    ? undefined
    : 'lets a user change his tenant',
);

/** None by SMS or mail, and where there may be one an authenticator is among them (docs/decisions/0179). */
export const factorsAreAuthenticators = each(
  'user-pool-authenticators',
  ['AWS::Cognito::UserPool'],
  ({ properties }) =>
    textsOf(at(properties, 'EnabledMfas')).join() === 'SOFTWARE_TOKEN_MFA'
      ? undefined
      : 'has another second factor than an authenticator, or none',
);

export const operatorsWithTwoFactors = each(
  'operator-second-factor',
  ['AWS::Cognito::UserPool'],
  ({ properties }) =>
    !isOperators(properties) ||
    (at(properties, 'MfaConfiguration') === 'ON' &&
      textsOf(at(properties, 'EnabledMfas')).join() === 'SOFTWARE_TOKEN_MFA')
      ? undefined
      : 'lets an operator in without an authenticator',
);
