import { beforeAll, describe, expect, test } from 'vitest';

import { rolesOfTheApp, type RolesOfTheApp } from './calls-of-roles.ts';

const own = 't01kmnat0000000000000000000';
const other = 't01kmnat0000000000000000001';
const tags = { TenantId: own };
const key = (tenantId: string, rest = '#C#1') => ({ PK: { S: `T#${tenantId}${rest}` }, SK: { S: 'H' } });
const denied = expect.stringContaining('is not authorized to perform');

let app: RolesOfTheApp;
let TableName: string;
beforeAll(() => {
  app = rolesOfTheApp();
  TableName = app.nameOf('Data/TenantData');
});

const asTenant = (operation: string, input: object, session: { tags?: Record<string, string> } = { tags }) =>
  app.answerTo('Roles/TenantData', ['dynamodb', operation], input, session);

const claims = (tenantId: string, changes: object = {}) => ({
  TableName,
  KeyConditionExpression: '#pk = :pk AND SK BETWEEN :from AND :to',
  ExpressionAttributeNames: { '#pk': 'PK' },
  ExpressionAttributeValues: { ':pk': { S: `T#${tenantId}#C#1` }, ':from': { S: 'F' }, ':to': { S: 'L' } },
  ...changes,
});

describe("a tenant's session at the tenant table", () => {
  test.each([
    ['reads its own item', 'GetItem', () => ({ TableName, Key: key(own) })],
    ['queries its own partition', 'Query', () => claims(own)],
    [
      'reads claims of its own at once',
      'BatchGetItem',
      () => ({ RequestItems: { [TableName]: { Keys: [key(own), key(own, '#C#2')] } } }),
    ],
    ['writes its own item', 'PutItem', () => ({ TableName, Item: { ...key(own), title: { S: 'a' } } })],
    ['deletes its own item', 'DeleteItem', () => ({ TableName, Key: key(own) })],
    [
      'queries its own part of an index',
      'Query',
      () => ({
        TableName,
        IndexName: 'GSI2',
        KeyConditionExpression: '(G2P = :p)',
        ExpressionAttributeValues: { ':p': { S: `T#${own}#S#submitted` } },
      }),
    ],
    [
      'writes its own items in one transaction',
      'TransactWriteItems',
      () => ({
        TransactItems: [
          { Put: { TableName, Item: key(own) } },
          { Update: { TableName, Key: key(own), UpdateExpression: 'SET a = :a' } },
          { Delete: { TableName, Key: key(own) } },
          { ConditionCheck: { TableName, Key: key(own) } },
          { Put: { TableName: app.nameOf('Data/Audit'), Item: key(own, '#20260501#0') } },
        ],
      }),
    ],
  ])('%s', async (_deed, operation, input) => {
    expect(await asTenant(operation, input())).toBe('allowed');
  });

  test.each([
    ["another tenant's item", 'GetItem', () => ({ TableName, Key: key(other) })],
    ['an item under a longer id', 'GetItem', () => ({ TableName, Key: key(`${own}2`) })],
    ['an item under its bare id', 'GetItem', () => ({ TableName, Key: key(own, '') })],
    ["another tenant's partition", 'Query', () => claims(other)],
    ['a query without a partition', 'Query', () => claims(own, { KeyConditionExpression: 'SK = :pk' })],
    [
      "another tenant's part of an index",
      'Query',
      () => ({
        TableName,
        IndexName: 'GSI1',
        KeyConditionExpression: 'G1P = :p',
        ExpressionAttributeValues: { ':p': { S: `T#${other}#U#1` } },
      }),
    ],
    ['an index that nobody granted', 'Query', () => claims(own, { IndexName: 'GSI9' })],
    ['a scan', 'Scan', () => ({ TableName })],
    [
      'a scan that looks like its own',
      'Scan',
      () => ({
        TableName,
        FilterExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: `T#${own}#` } },
      }),
    ],
    [
      'PartiQL',
      'ExecuteStatement',
      () => ({ Statement: `SELECT * FROM "${TableName}" WHERE PK = 'T#${own}#C#1'` }),
    ],
    [
      "a batch with one of another tenant's claims",
      'BatchGetItem',
      () => ({ RequestItems: { [TableName]: { Keys: [key(own), key(other)] } } }),
    ],
    [
      'a batch of anything but claims, even of its own',
      'BatchGetItem',
      () => ({ RequestItems: { [TableName]: { Keys: [key(own, '#USER')] } } }),
    ],
    [
      'a batch of deletions',
      'BatchWriteItem',
      () => ({ RequestItems: { [TableName]: [{ DeleteRequest: { Key: key(own) } }] } }),
    ],
    [
      "a transaction with one of another tenant's items",
      'TransactWriteItems',
      () => ({
        TransactItems: [{ Put: { TableName, Item: key(own) } }, { Put: { TableName, Item: key(other) } }],
      }),
    ],
    ['an item without a key', 'PutItem', () => ({ TableName, Item: { title: { S: 'a' } } })],
    ["the sessions' table", 'GetItem', () => ({ TableName: app.nameOf('Data/Session'), Key: key(own) })],
    ['another account’s table of that name', 'DescribeTable', () => ({ TableName })],
  ])('is refused %s', async (_what, operation, input) => {
    expect(await asTenant(operation, input())).toEqual(denied);
  });

  test.each([
    ['no tag', {}],
    ['an empty tag', { TenantId: '' }],
    ['a star as tag', { TenantId: '*' }],
    ['a tag of another name', { Tenant: own }],
  ])('is refused everything with %s', async (_what, wrong) => {
    expect(await asTenant('GetItem', { TableName, Key: key(own) }, { tags: wrong })).toEqual(denied);
  });

  test('is told which condition stood in the way', async () => {
    expect(await asTenant('GetItem', { TableName, Key: key(other) })).toContain(
      `ForAllValues:StringLike dynamodb:LeadingKeys T#\${aws:PrincipalTag/TenantId}#* is not met by T#${other}#C#1`,
    );
  });
});

const audit = () => app.nameOf('Data/Audit');

describe('the audit table', () => {
  test.each([
    ['UpdateItem', () => ({ TableName: audit(), Key: key(own) })],
    ['DeleteItem', () => ({ TableName: audit(), Key: key(own) })],
  ])('denies %s by its own policy', async (operation, input) => {
    expect(await asTenant(operation, input())).toContain(
      'with an explicit deny in a resource-based policy (statement AppendOnly of stafee-local-Data/Audit)',
    );
  });

  test('is not read by a tenant', async () => {
    expect(await asTenant('GetItem', { TableName: audit(), Key: key(own) })).toContain(
      'because no identity-based policy allows the dynamodb:GetItem action',
    );
  });
});

const atTheDoor = (operation: string, pk: string, table = TableName) =>
  app.answerTo(
    'Roles/TenantAuth',
    ['dynamodb', operation],
    { TableName: table, Key: { PK: { S: pk }, SK: { S: 'x' } } },
    { tags },
  );

describe("a tenant's session at the door", () => {
  test.each([
    ['GetItem', `T#${own}#LOGIN`, denied],
    ['UpdateItem', `T#${own}#LOGIN`, 'allowed'],
    ['GetItem', `T#${own}#USER`, 'allowed'],
    ['UpdateItem', `T#${own}#USER`, denied],
    ['GetItem', `T#${own}#C#1`, denied],
    ['GetItem', `T#${other}#LOGIN`, denied],
    ['DeleteItem', `T#${own}#LOGIN`, denied],
  ])('%s %s', async (operation, pk, answer) => {
    expect(await atTheDoor(operation, pk)).toEqual(answer);
  });

  test('reads its own wrapped keys only', async () => {
    const keystore = app.nameOf('Data/Keystore');
    expect(await atTheDoor('GetItem', `T#${own}`, keystore)).toBe('allowed');
    expect(await atTheDoor('GetItem', `T#${own}2`, keystore)).toEqual(denied);
  });
});

const amongPictures = (pk: string, only?: readonly string[], operation = 'GetItem') => {
  const asked = ['doc', 'version', 'email'].filter((name) => only?.includes(name));
  const projection = {
    ProjectionExpression: asked.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(asked.map((name) => [`#${name}`, name])),
  };
  const input = { TableName, Key: { PK: { S: pk }, SK: { S: 'x' } } };
  return app.answerTo(
    'Roles/TenantDocuments',
    ['dynamodb', operation],
    only === undefined ? input : { ...input, ...projection },
    { tags },
  );
};

describe("a tenant's session among its pictures", () => {
  test.each([
    ['reads a claim', `T#${own}#C#1`, undefined, 'allowed'],
    ['reads which departments there are', `T#${own}#SET`, ['doc'], 'allowed'],
    ['reads who has a post', `T#${own}#USER`, ['doc'], 'allowed'],
    ['reads no mail address', `T#${own}#USER`, ['doc', 'email'], denied],
    ['reads no version of a setting', `T#${own}#SET`, ['doc', 'version'], denied],
    ['reads no whole setting', `T#${own}#SET`, undefined, denied],
    ['reads no whole person', `T#${own}#USER`, undefined, denied],
    ['reads no master’s history', `T#${own}#M#departments`, ['doc'], denied],
    ['reads nothing of another tenant’s people', `T#${other}#USER`, ['doc'], denied],
    ['reads nothing of another tenant’s settings', `T#${other}#SET`, ['doc'], denied],
  ])('%s', async (_what, pk, only, answer) => {
    expect(await amongPictures(pk, only)).toEqual(answer);
  });

  test.each([`T#${own}#USER`, `T#${own}#SET`])('lists and changes nothing of %s', async (pk) => {
    for (const operation of ['UpdateItem', 'DeleteItem', 'PutItem'])
      expect(await amongPictures(pk, undefined, operation)).toEqual(denied);
  });
});
