import { isMembers, type Members } from '#local/aws/template/members.ts';

import { attributesIn, keyText, queriedKeys } from './dynamodb-expressions.ts';
import type { Places, TablePlace } from './places-of-template.ts';
import { listIn, membersIn, textIn } from '#local/aws/policies/read-members.ts';
import { keyAccess, type WantedAccess } from './wanted-access.ts';

type Part = {
  readonly operation: string;
  readonly input: Members;
  /** Leading keys; undefined where the operation has none, as a Scan. */
  readonly leading: readonly (string | undefined)[] | undefined;
  readonly enclosing?: string;
};

const keyIn = (members: Members, { partitionKey = '' }: TablePlace): string | undefined =>
  keyText(members[partitionKey]);

const readings = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];

/**
 * Which attributes are asked for, also where a request has no such parameter: AWS's own example keeps `GetItem` from
 * reading all of them by it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
const selectOf = (operation: string, input: Members): string | undefined => {
  if (!readings.includes(operation)) return undefined;
  const asked = textIn(input, 'Select');
  if (asked !== undefined) return asked;
  if (input['ProjectionExpression'] !== undefined) return 'SPECIFIC_ATTRIBUTES';
  return input['IndexName'] === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
};

const accessOf = (table: TablePlace, { operation, input, leading, enclosing }: Part): WantedAccess => {
  const index = textIn(input, 'IndexName');
  // A key that cannot be read leaves the condition key out, and `Null` then refuses the request.
  const isReadable = leading !== undefined && leading.every((key) => key !== undefined);
  const keys = isReadable ? leading.filter((key) => key !== undefined) : undefined;
  return {
    action: `dynamodb:${operation}`,
    resource: index === undefined ? table.arn : `${table.arn}/index/${index}`,
    keys: {
      'dynamodb:LeadingKeys': keys,
      'dynamodb:FirstPartitionKeyValues': keys,
      'dynamodb:Attributes': attributesIn(input),
      'dynamodb:Select': selectOf(operation, input),
      'dynamodb:ReturnValues': textIn(input, 'ReturnValues'),
      'dynamodb:EnclosingOperation': enclosing,
    },
  };
};

/** An encrypted table asks its key on the caller's behalf, so that the caller's own policies must allow it. */
const tableKeyAccess = (
  { arn, keyArn }: TablePlace,
  { region, accountId }: Places,
): readonly WantedAccess[] => {
  if (keyArn === undefined) return [];
  const tableName = arn.split('/')[1] ?? '';
  const context = { 'aws:dynamodb:tableName': tableName, 'aws:dynamodb:subscriberId': accountId };
  return [keyAccess('kms:Decrypt', keyArn, { service: 'dynamodb', region, context })];
};

const singleLeading = (operation: string, input: Members, table: TablePlace): Part['leading'] => {
  if (operation === 'Query') {
    const index = textIn(input, 'IndexName');
    const partitionKey = index === undefined ? table.partitionKey : table.indexes.get(index);
    const keys = partitionKey === undefined ? [] : queriedKeys(input, partitionKey);
    return keys.length === 0 ? undefined : keys;
  }
  if (operation === 'PutItem') return [keyIn(membersIn(input, 'Item'), table)];
  return input['Key'] === undefined ? undefined : [keyIn(membersIn(input, 'Key'), table)];
};

type TablePart = readonly [table: string, part: (place: TablePlace) => Part];

const batchParts = (operation: string, input: Members): readonly TablePart[] =>
  Object.entries(membersIn(input, 'RequestItems')).map(([table, asked]): TablePart => [
    table,
    (place) => {
      const asGet = isMembers(asked) ? asked : {};
      const writes = Array.isArray(asked) ? asked.filter(isMembers) : [];
      const leading = [
        ...listIn(asGet, 'Keys').map((key) => keyIn(key, place)),
        ...writes.map((write) =>
          write['PutRequest'] === undefined
            ? keyIn(membersIn(membersIn(write, 'DeleteRequest'), 'Key'), place)
            : keyIn(membersIn(membersIn(write, 'PutRequest'), 'Item'), place),
        ),
      ];
      return { operation, input: asGet, leading };
    },
  ]);

const transactionActions = [
  ['Get', 'GetItem'],
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
] as const;

/** A transaction is judged item by item, each as the plain operation that it contains. */
const transactionParts = (enclosing: string, input: Members): readonly TablePart[] =>
  listIn(input, 'TransactItems').flatMap((item) =>
    transactionActions
      .filter(([member]) => isMembers(item[member]))
      .map(([member, operation]): TablePart => {
        const asked = membersIn(item, member);
        return [
          textIn(asked, 'TableName') ?? '',
          (place) => ({
            operation,
            input: asked,
            leading: singleLeading(operation, asked, place),
            enclosing,
          }),
        ];
      }),
  );

const partiQl = { INSERT: 'PartiQLInsert', UPDATE: 'PartiQLUpdate', DELETE: 'PartiQLDelete' };

/** `INSERT INTO "table"`, `SELECT … FROM "table"."index"`: no leading keys, so that no policy may rely on them. */
const statementPart = (statement: Members): TablePart => {
  const text = textIn(statement, 'Statement') ?? '';
  const [, verb = ''] = /^\s*(\w+)/.exec(text) ?? [];
  const [, table = ''] = /\b(?:FROM|INTO|UPDATE)\s+"?([\w.-]+)"?/i.exec(text) ?? [];
  const operation =
    Object.entries(partiQl).find(([name]) => name === verb.toUpperCase())?.[1] ?? 'PartiQLSelect';
  return [table, () => ({ operation, input: {}, leading: undefined })];
};

const statementsIn = (operation: string, input: Members): readonly Members[] => {
  if (operation === 'ExecuteStatement') return [input];
  return listIn(input, operation === 'ExecuteTransaction' ? 'TransactStatements' : 'Statements');
};

const partsOf = (operation: string, input: Members): readonly TablePart[] => {
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return batchParts(operation, input);
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return transactionParts(operation, input);
    case 'ExecuteStatement':
    case 'BatchExecuteStatement':
    case 'ExecuteTransaction':
      return statementsIn(operation, input).map(statementPart);
    default: {
      const table = textIn(input, 'TableName') ?? textIn(input, 'TableArn');
      return table === undefined
        ? []
        : [[table, (place) => ({ operation, input, leading: singleLeading(operation, input, place) })]];
    }
  }
};

/** A stream is read under the key of its table; the list of streams names none. */
const streamAccess = (operation: string, streamArn: string, places: Places): readonly WantedAccess[] => {
  const isList = operation === 'ListStreams';
  return [
    { action: `dynamodb:${operation}`, resource: isList ? '*' : streamArn, keys: {} },
    ...(isList ? [] : tableKeyAccess(places.table(streamArn.split('/')[1] ?? ''), places)),
  ];
};

/** What DynamoDB asks IAM about a call: once per table of a batch, once per item of a transaction. */
export const dynamodbAccess = (
  operation: string,
  input: Members,
  places: Places,
): readonly WantedAccess[] => {
  const streamArn = textIn(input, 'StreamArn');
  if (streamArn !== undefined) return streamAccess(operation, streamArn, places);
  const parts = partsOf(operation, input);
  if (parts.length === 0) return [{ action: `dynamodb:${operation}`, resource: '*', keys: {} }];
  const tables = new Map(parts.map(([name]) => [name, places.table(name)]));
  return [
    ...parts.map(([name, part]) => {
      const place = tables.get(name) ?? places.table(name);
      return accessOf(place, part(place));
    }),
    ...[...tables.values()].flatMap((table) => tableKeyAccess(table, places)),
  ];
};
