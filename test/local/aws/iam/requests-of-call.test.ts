import { describe, expect, test } from 'vitest';

import { account, asked, requests } from './asked-of-call.ts';

const key = (pk: string) => ({ PK: { S: pk }, SK: { S: 'H' } });

describe('asking about a DynamoDB call', () => {
  const decrypt = 'kms:Decrypt key/tables';
  test.each([
    ['GetItem', { TableName: 'A', Key: key('1') }, ['dynamodb:GetItem table/A', decrypt]],
    ['Query', { TableName: 'A', IndexName: 'GSI1' }, ['dynamodb:Query table/A/index/GSI1', decrypt]],
    [
      'BatchGetItem',
      { RequestItems: { A: { Keys: [key('1'), key('2')] }, B: { Keys: [key('3')] } } },
      ['dynamodb:BatchGetItem table/A', 'dynamodb:BatchGetItem table/B', decrypt, decrypt],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'A', Item: key('1') } },
          { Update: { TableName: 'A', Key: key('1') } },
          { Delete: { TableName: 'B', Key: key('1') } },
          { ConditionCheck: { TableName: 'B', Key: key('1') } },
        ],
      },
      [
        'dynamodb:PutItem table/A',
        'dynamodb:UpdateItem table/A',
        'dynamodb:DeleteItem table/B',
        'dynamodb:ConditionCheckItem table/B',
        decrypt,
        decrypt,
      ],
    ],
    [
      'TransactGetItems',
      { TransactItems: [{ Get: { TableName: 'Plain' } }] },
      ['dynamodb:GetItem table/Plain'],
    ],
    ['Scan', { TableName: 'Plain' }, ['dynamodb:Scan table/Plain']],
    ['ListTables', {}, ['dynamodb:ListTables *']],
    ['ExecuteStatement', { Statement: 'select * from Plain' }, ['dynamodb:PartiQLSelect table/Plain']],
    [
      'BatchExecuteStatement',
      { Statements: [{ Statement: 'INSERT INTO "Plain" VALUE {}' }, { Statement: 'UPDATE Plain SET a=1' }] },
      ['dynamodb:PartiQLInsert table/Plain', 'dynamodb:PartiQLUpdate table/Plain'],
    ],
  ])('%s', (operation, input, expected) => {
    expect(asked('dynamodb', operation, input)).toStrictEqual(expected);
  });

  test.each([
    ['GetItem', { Key: key('1') }, ['1']],
    ['PutItem', { Item: { PK: { N: '7' } } }, ['7']],
    ['PutItem', { Item: {} }, undefined],
    ['GetItem', { Key: { PK: { BOOL: true } } }, undefined],
    ['Scan', {}, undefined],
    [
      'Query',
      {
        KeyConditionExpression: 'SK = :s AND PK=:p',
        ExpressionAttributeValues: { ':p': { S: 'p' }, ':s': { S: 's' } },
      },
      ['p'],
    ],
    [
      'Query',
      {
        KeyConditionExpression: '(#a = :p) AND begins_with(#b, :s)',
        ExpressionAttributeNames: { '#a': 'PK', '#b': 'SK' },
        ExpressionAttributeValues: { ':p': { S: 'p' }, ':s': { S: 's' } },
      },
      ['p'],
    ],
    [
      'Query',
      {
        IndexName: 'GSI1',
        KeyConditionExpression: 'G1P = :p',
        ExpressionAttributeValues: { ':p': { S: 'g' } },
      },
      ['g'],
    ],
    [
      'Query',
      {
        IndexName: 'GSI1',
        KeyConditionExpression: 'PK = :p',
        ExpressionAttributeValues: { ':p': { S: 'g' } },
      },
      undefined,
    ],
    [
      'Query',
      { KeyConditions: { PK: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'old' }] } } },
      ['old'],
    ],
  ])('%s of %o leads with %o', (operation, input, leading) => {
    const [first] = requests('dynamodb', operation, { TableName: 'Plain', ...input });
    expect(first?.keys['dynamodb:LeadingKeys']).toStrictEqual(leading);
  });

  test('gathers the leading keys of a whole batch', () => {
    const RequestItems = {
      Plain: [{ PutRequest: { Item: key('1') } }, { DeleteRequest: { Key: key('2') } }],
    };
    const [first] = requests('dynamodb', 'BatchWriteItem', { RequestItems });
    expect(first?.keys['dynamodb:LeadingKeys']).toStrictEqual(['1', '2']);
  });

  test('names the attributes, the selection and the transaction around', () => {
    const Update = {
      TableName: 'Plain',
      Key: key('1'),
      UpdateExpression: 'SET #s = if_not_exists(total.sum, :zero) REMOVE note',
      ConditionExpression: 'attribute_exists(version) AND #s.#by[0] = :old',
      ExpressionAttributeNames: { '#s': 'status', '#by': 'hand' },
    };
    const [first] = requests('dynamodb', 'TransactWriteItems', { TransactItems: [{ Update }] });
    expect(first?.keys).toMatchObject({
      'dynamodb:Attributes': ['PK', 'SK', 'status', 'total', 'note', 'version'],
      'dynamodb:EnclosingOperation': 'TransactWriteItems',
    });
    const [query] = requests('dynamodb', 'Query', { TableName: 'Plain', ProjectionExpression: 'PK, SK' });
    expect(query?.keys).toMatchObject({
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
      'dynamodb:Attributes': ['PK', 'SK'],
    });
  });
});

describe('asking about other calls', () => {
  const tagged = { RoleArn: `arn:aws:iam::${account}:role/a`, Tags: [{ Key: 'TenantId', Value: 't1' }] };
  test.each([
    ['sts', 'AssumeRole', tagged, ['sts:AssumeRole role/a', 'sts:TagSession role/a']],
    ['sts', 'AssumeRole', { ...tagged, Tags: '' }, ['sts:AssumeRole role/a']],
    ['kms', 'GenerateDataKey', { KeyId: 'k' }, ['kms:GenerateDataKey key/k']],
    ['kms', 'ListKeys', {}, ['kms:ListKeys *']],
    [
      'kms',
      'ReEncrypt',
      { SourceKeyId: 'a', DestinationKeyId: 'b' },
      ['kms:ReEncryptFrom key/a', 'kms:ReEncryptTo key/b'],
    ],
    ['cognito-idp', 'AdminGetUser', { UserPoolId: 'p' }, ['cognito-idp:AdminGetUser userpool/p']],
    ['lambda', 'Invoke', { FunctionName: 'f' }, ['lambda:InvokeFunction function:f']],
    [
      'ses',
      'SendEmail',
      { FromEmailAddress: '通知 <no-reply@example.jp>', ConfigurationSetName: 'c' },
      ['ses:SendEmail identity/example.jp', 'ses:SendEmail configuration-set/c'],
    ],
  ] as const)('%s %s %o', (service, operation, input, expected) => {
    expect(asked(service, operation, input)).toStrictEqual(expected);
  });

  test('tells the tags of a session, the context of a key and the ends of a mail', () => {
    expect(requests('sts', 'AssumeRole', tagged)[0]?.keys).toMatchObject({
      'aws:TagKeys': ['TenantId'],
      'aws:RequestTag/TenantId': 't1',
    });
    expect(
      requests('kms', 'Decrypt', { KeyId: 'k', EncryptionContext: { tenantId: 't1' } })[0]?.keys,
    ).toStrictEqual({
      'kms:EncryptionContextKeys': ['tenantId'],
      'kms:EncryptionContext:tenantId': 't1',
    });
    const FromEmailAddress = '"通知" <no-reply@example.jp>';
    const Destination = { ToAddresses: ['花子 <h@example.jp>'], BccAddresses: ['b@example.jp'] };
    expect(requests('ses', 'SendEmail', { FromEmailAddress, Destination })[0]?.keys).toStrictEqual({
      'ses:FromAddress': 'no-reply@example.jp',
      'ses:FromDisplayName': '"通知"',
      'ses:Recipients': ['h@example.jp', 'b@example.jp'],
    });
  });
});
