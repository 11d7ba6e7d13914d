import { askedOfGrants, wordOfCompany } from '#proofs/checks/grant-bounds.ts';
import { at, listOf, mentions, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

const isOperatorPlane = ({ name }: SynthesizedStack): boolean => name.endsWith('-OperatorApi');

/** What tenants keep with us, and what opens it; named as the outputs of the stacks that hold it are. */
const tenantAssets = [
  'TenantData',
  'Session',
  'Keystore',
  'Documents',
  'KeyEncryptionKey',
  'TenantPool',
  'Web',
  'Archive',
];

const assetIn = (statement: unknown): string | undefined => {
  const resources = JSON.stringify(listOf(at(statement, 'Resource')));
  return tenantAssets.find((asset) => new RegExp(`FnGetAtt${asset}[0-9A-F]{8}`).test(resources));
};

type Bounds = {
  readonly keys: readonly string[];
  readonly attributes?: readonly string[];
  /** Nothing but reading. @default whatever the statement says */
  readonly reads?: true;
};

/**
 * Calls on a table of both planes: the leading keys within which the operators' functions may make them, and of a company's own
 * row the attributes beside its keys.
 */
const sharedTables: Readonly<Record<string, readonly Bounds[]>> = {
  Audit: [{ keys: ['OPS#*'] }],
  Control: [
    { keys: ['tenants'] },
    // What operators tell companies, and what became of each mail, without names and addresses.
    { keys: ['ANNOUNCEMENTS', 'ANNOUNCED#*', 'ANNOUNCING', 'ONBOARDING', 'SUSPENDED'] },
    { keys: ['CONTRACT#*'] },
    { keys: ['ONBOARDED'] },
    {
      keys: ['TEN#*'],
      attributes: [
        'PK',
        'SK',
        'name',
        'state',
        'plan',
        'createdAt',
        'companyCode',
        'contract',
        'contractVersion',
        'form',
      ],
    },
    { keys: ['SUPPORTASKED', 'SUPPORTTURN'] },
    { keys: ['T#*#SUPPORT'], attributes: ['PK', 'SK', 'form', ...askedOfGrants, 'endedAt'] },
    // Its word, and nobody's name.
    {
      keys: ['T#*#SUPPORT'],
      reads: true,
      attributes: ['PK', 'SK', 'form', ...askedOfGrants, ...wordOfCompany],
    },
  ],
};

const readingCalls = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];

const isWithin = (statement: unknown, { keys, attributes, reads }: Bounds): boolean => {
  const condition = (operator: string, key: string) => textsOf(at(statement, 'Condition', operator, key));
  const named = condition('ForAllValues:StringLike', 'dynamodb:LeadingKeys');
  const isDemanded = (key: string) => at(statement, 'Condition', 'Null', key) === 'false';
  const columns = condition('ForAllValues:StringEquals', 'dynamodb:Attributes');
  return (
    isDemanded('dynamodb:LeadingKeys') &&
    named.length > 0 &&
    named.every((key) => keys.includes(key)) &&
    (reads !== true || textsOf(at(statement, 'Action')).every((call) => readingCalls.includes(call))) &&
    (attributes === undefined ||
      (isDemanded('dynamodb:Attributes') &&
        columns.length > 0 &&
        columns.every((column) => attributes.includes(column)) &&
        at(statement, 'Condition', 'StringEqualsIfExists', 'dynamodb:Select') === 'SPECIFIC_ATTRIBUTES'))
  );
};

const unboundedIn = (statement: unknown): string | undefined => {
  if (!textsOf(at(statement, 'Action')).some((action) => action.startsWith('dynamodb:'))) return undefined;
  const resources = JSON.stringify(listOf(at(statement, 'Resource')));
  return Object.entries(sharedTables).find(
    ([table, bounds]) =>
      new RegExp(`FnGetAtt${table}[0-9A-F]{8}`).test(resources) &&
      !bounds.some((one) => isWithin(statement, one)),
  )?.[0];
};

/** The door notes that an operator has an authenticator, and changes nothing else of him. */
const ofDoor: Bounds = { keys: ['OP#*'], attributes: ['PK', 'SK', 'enrolledAt', 'form'] };

const reachesOperators = (statement: unknown): boolean =>
  /FnGetAttOperator[0-9A-F]{8}/.test(JSON.stringify(listOf(at(statement, 'Resource'))));

const changesOperators = (id: string, statement: unknown): boolean =>
  id.startsWith('operatorauth') &&
  textsOf(at(statement, 'Action')).includes('dynamodb:UpdateItem') &&
  reachesOperators(statement) &&
  !isWithin(statement, ofDoor);

/** What the reminder reads and notes, and all that anybody takes away: duties that ended, incidents that are kept among the closed. */
const ofReminder: readonly Bounds[] = [{ keys: ['DUTIES', 'ROSTER', 'DUTY-REMINDER', 'OP#*'] }];
const ofRemoval: Bounds = { keys: ['DUTIES', 'INCIDENTS'] };
/** It notes that a day was told, and writes no duty, no record and nothing of an operator. */
const ofNote: Bounds = { keys: ['DUTY-REMINDER'] };

const removesOperators = (statement: unknown): boolean =>
  textsOf(at(statement, 'Action')).includes('dynamodb:DeleteItem') &&
  reachesOperators(statement) &&
  !isWithin(statement, ofRemoval);

const isBeyondReminder = (id: string, statement: unknown): boolean =>
  id.startsWith('DutyReminder') &&
  reachesOperators(statement) &&
  !(
    textsOf(at(statement, 'Action')).some((action) => !/GetItem$|Query$/.test(action)) ? [ofNote] : ofReminder
  ).some((bounds) => isWithin(statement, bounds));

const fetchesOnly = (statement: unknown): boolean =>
  !/FnGetAttExtracts[0-9A-F]{8}/.test(JSON.stringify(listOf(at(statement, 'Resource')))) ||
  textsOf(at(statement, 'Action')).every((action) => action === 's3:GetObject');

const faultOf = (id: string, statement: unknown): string | undefined => {
  if (!fetchesOnly(statement)) return 'does more with what was taken of the trail than fetching it';
  if (changesOperators(id, statement)) return 'changes more of an operator than the door may';
  if (removesOperators(statement)) return 'takes away what operators leave behind';
  if (isBeyondReminder(id, statement)) return 'reaches more of the operators than what is due';
  const asset = assetIn(statement);
  if (asset !== undefined) return `reaches what tenants keep: ${asset}`;
  const table = unboundedIn(statement);
  return table === undefined ? undefined : `reaches more of ${table} than the operators' own part`;
};

export const operatorsWithoutPayload: Rule = {
  id: 'operator-without-payload',
  check: (stack) =>
    !isOperatorPlane(stack)
      ? []
      : ofType(stack, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').flatMap(({ id, properties }) =>
          listOf(at(properties, 'PolicyDocument', 'Statement')).flatMap((statement): readonly Violation[] => {
            const message = faultOf(id, statement);
            return message === undefined ? [] : [{ resource: id, message }];
          }),
        ),
};

/** A laptop has no web ACL; its API has no host of its own either. */
export const operatorsBehindWall: Rule = {
  id: 'operator-wall',
  check: (stack) => {
    if (!isOperatorPlane(stack)) return [];
    const closed = ofType(stack, 'AWS::WAFv2::WebACL')
      .filter(({ properties }) => at(properties, 'DefaultAction', 'Block') !== undefined)
      .map(({ id }) => id);
    const guarded = ofType(stack, 'AWS::WAFv2::WebACLAssociation').filter(({ properties }) =>
      closed.includes(String(at(properties, 'WebACLArn', 'Fn::GetAtt', 0))),
    );
    return ofType(stack, 'AWS::ApiGateway::RestApi')
      .filter(({ properties }) => at(properties, 'DisableExecuteApiEndpoint') === true)
      .filter(({ id }) => !guarded.some(({ properties }) => mentions(properties, id)))
      .map(({ id }) => ({ resource: id, message: 'answers addresses that are not the operators' }));
  },
};
