import { askedOfGrants, wordOfCompany } from '#proofs/checks/grant-bounds.ts';
import { at, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

const own = 'T#${aws:PrincipalTag/TenantId}';

/** All that a session under a 閲覧許可 may ask of AWS at all. */
const everyCall = [
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  's3:GetObject',
  'kms:Decrypt',
  'kms:DescribeKey',
];
/** Where it leaves who looked, and nothing else, by table. */
const written = [
  [['TenantData', 'Control'], `${own}#SUPPORTVIEW#*`],
  [['Audit'], `${own}#*#*`],
] as const;
/** By which people sign in. */
const ofSignIn = ['LOGIN', 'MAIL', 'INVITED', 'INVITATIONS', 'PEOPLEIMPORT#*'].map(
  (name) => `${own}#${name}`,
);
const signInCalls = ['dynamodb:GetItem', 'dynamodb:Query'];

const isSame = (found: unknown, wanted: readonly string[]): boolean =>
  textsOf(found).toSorted().join() === wanted.toSorted().join();

/** A stage that was restored reads a table by its own name. */
const isOn = (statement: unknown, ...tables: readonly string[]): boolean => {
  const resources = JSON.stringify(listOf(at(statement, 'Resource')));
  return tables.every((table) =>
    new RegExp(`FnGetAtt${table}[0-9A-F]{8}|-${table}-r\\d{8}"`).test(resources),
  );
};

const isDenied = (statement: unknown): boolean => at(statement, 'Effect') === 'Deny';

const deniesWrites = (statement: unknown): boolean =>
  isDenied(statement) &&
  isSame(at(statement, 'NotAction'), everyCall) &&
  at(statement, 'Resource') === '*' &&
  at(statement, 'Condition') === undefined;

const deniesOtherRows =
  ([tables, partition]: (typeof written)[number]) =>
  (statement: unknown): boolean =>
    isDenied(statement) &&
    textsOf(at(statement, 'Action')).includes('dynamodb:PutItem') &&
    isOn(statement, ...tables) &&
    isSame(at(statement, 'Condition', 'ForAnyValue:StringNotLike', 'dynamodb:LeadingKeys'), [partition]);

const deniesSignIn = (statement: unknown): boolean =>
  isDenied(statement) &&
  isSame(at(statement, 'Action'), signInCalls) &&
  isOn(statement, 'TenantData') &&
  isSame(at(statement, 'Condition', 'ForAnyValue:StringLike', 'dynamodb:LeadingKeys'), ofSignIn);

/** Of what seals the data alone: by the other key first passwords are made. */
const unwrapsOther = (statement: unknown): boolean =>
  !isDenied(statement) &&
  isOn(statement, 'KeyEncryptionKey') &&
  at(statement, 'Condition', 'StringEquals', 'kms:EncryptionContext:purpose') !== 'dek';

/** The first that is not so says what it would open. */
const roleFaultOf = (statements: readonly unknown[]): string | undefined => {
  if (!statements.some(deniesWrites)) return 'may more than read: deny all that it does not need';
  if (!written.every((one) => statements.some(deniesOtherRows(one)))) return 'may put more than who looked';
  if (!statements.some(deniesSignIn)) return 'reads by which people sign in';
  return statements.some(unwrapsOther) ? 'unwraps more than the key of the data' : undefined;
};

const policiesOf = (
  stack: SynthesizedStack,
  idStart: string,
): readonly (readonly [Resource, readonly unknown[]])[] =>
  ofType(stack, 'AWS::IAM::Policy')
    .filter(({ id }) => id.startsWith(idStart))
    .map((policy) => [policy, listOf(at(policy.properties, 'PolicyDocument', 'Statement'))]);

/** Whoever looks at a company under a grant of it reads, and says that he did (docs/decisions/0227). */
export const supportReadsAlone: Rule = {
  id: 'support-reads-alone',
  check: (stack) =>
    policiesOf(stack, 'TenantSupport').flatMap(([{ id }, statements]): readonly Violation[] => {
      const message = roleFaultOf(statements);
      return message === undefined ? [] : [{ resource: id, message }];
    }),
};

/** What its function reads as itself of the control plane: the grant, and whether the company is served. */
const readOf: Readonly<Record<string, readonly string[]>> = {
  'T#*#SUPPORT': ['PK', 'SK', ...askedOfGrants, ...wordOfCompany, 'form'],
  'TEN#*': ['PK', 'SK', 'name', 'state', 'form'],
};

const isWithinOwn = (statement: unknown): boolean => {
  const keys = textsOf(at(statement, 'Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'));
  const columns = readOf[keys.join()];
  return (
    columns !== undefined &&
    at(statement, 'Condition', 'Null', 'dynamodb:LeadingKeys') === 'false' &&
    at(statement, 'Condition', 'Null', 'dynamodb:Attributes') === 'false' &&
    at(statement, 'Condition', 'StringEqualsIfExists', 'dynamodb:Select') === 'SPECIFIC_ATTRIBUTES' &&
    isSame(at(statement, 'Condition', 'ForAllValues:StringEquals', 'dynamodb:Attributes'), columns)
  );
};

export const supportAsksForGrants: Rule = {
  id: 'support-asks-for-grants',
  check: (stack) =>
    policiesOf(stack, 'tenantsupport').flatMap(([{ id }, statements]) =>
      statements
        .filter((statement) => isOn(statement, 'Control') && !isWithinOwn(statement))
        .map(() => ({ resource: id, message: 'reads more of the control plane than grants of companies' })),
    ),
};

const looking = (method: Resource): boolean =>
  JSON.stringify(at(method.properties, 'Integration', 'Uri') ?? '').includes('tenantsupportFunction');

/** The authorizer says into which company he looks, by a grant; and no two companies meet in one environment. */
export const supportOfOneTenant: Rule = {
  id: 'support-of-one-tenant',
  check: (stack) => [
    ...ofType(stack, 'AWS::ApiGateway::Method')
      .filter(looking)
      .filter(
        ({ properties }) =>
          at(properties, 'Integration', 'RequestParameters', 'integration.request.header.X-Amz-Tenant-Id') !==
          'context.authorizer.tenantId',
      )
      .map(({ id }) => ({ resource: id, message: 'looks into a company that no grant names' })),
    ...ofType(stack, 'AWS::Lambda::Function')
      .filter(({ properties }) => String(at(properties, 'Description')).startsWith('STAFee tenant-support:'))
      .filter(({ properties }) => at(properties, 'TenancyConfig', 'TenantIsolationMode') !== 'PER_TENANT')
      .map(({ id }) => ({ resource: id, message: 'runs tenants in one execution environment' })),
  ],
};
