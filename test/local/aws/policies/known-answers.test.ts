import { describe, expect, test } from 'vitest';

import { aRole, aSession, aTable } from '#test/local/aws/policies/a-request.ts';
import { answerOf, type KnownAnswer } from '#test/local/aws/policies/known-answers.ts';

const read = { Action: 'dynamodb:GetItem' };
const all = {};
const account = { AWS: 'arn:aws:iam::000000000000:root' };
const ourRole = { Principal: { AWS: aRole } };
const denyWrite = { Effect: 'Deny', Action: 'dynamodb:PutItem' };
const put = { action: 'dynamodb:PutItem' };

const elements: readonly KnownAnswer[] = [
  ['an action in another case', { identity: { Action: 'DYNAMODB:getITEM' } }, 'allowed'],
  ['a question mark for one letter', { identity: { Action: 'dynamodb:?etItem' } }, 'allowed'],
  ['a question mark for none', { identity: { Action: 'dynamodb:GetItem?' } }, 'denied'],
  ['a star within a service', { identity: { Action: 'dynamodb:*Item' } }, 'allowed'],
  ['a service whose name goes on', { identity: { Action: 'dynamodbx:*' } }, 'denied'],
  ['NotAction, which allows the rest of the world', { identity: { NotAction: 'iam:*' } }, 'allowed'],
  ['NotAction of this action', { identity: { NotAction: ['iam:*', 'dynamodb:*'] } }, 'denied'],
  ['NotResource of another table', { identity: { NotResource: `${aTable}X` } }, 'allowed'],
  ['NotResource of this table', { identity: { NotResource: aTable } }, 'denied'],
  ['a denial by NotAction', { identity: [all, { Effect: 'Deny', NotAction: 's3:*' }] }, 'denied explicitly'],
  [
    'a denial by NotResource',
    { identity: [all, { Effect: 'Deny', NotResource: `${aTable}X` }] },
    'denied explicitly',
  ],
  ['a resource in another case', { identity: { Resource: aTable.replace('Claims', 'claims') } }, 'denied'],
  ['a star for every table', { identity: { Resource: aTable.replace('Claims', '*') } }, 'allowed'],
  [
    'a star over table and index',
    { identity: { Resource: `${aTable}*` }, on: `${aTable}/index/GSI1` },
    'allowed',
  ],
  [
    'the table when the index is asked',
    { identity: { Resource: aTable }, on: `${aTable}/index/GSI1` },
    'denied',
  ],
  ['a star for the Region', { identity: { Resource: aTable.replace('ap-northeast-1', '*') } }, 'allowed'],
  [
    'another Region',
    { identity: { Resource: aTable.replace('ap-northeast-1', 'ap-northeast-3') } },
    'denied',
  ],
];

const weighed: readonly KnownAnswer[] = [
  ['nothing at all', {}, 'denied'],
  ['a boundary alone', { boundary: all }, 'denied'],
  ['a session policy alone', { session: all }, 'denied'],
  ['role and session policy that meet', { identity: all, session: read }, 'allowed'],
  ['role and session policy that do not', { identity: { Action: 's3:*' }, session: read }, 'denied'],
  ['role and boundary that meet', { identity: read, boundary: all }, 'allowed'],
  ['role and boundary that do not', { identity: read, boundary: { Action: 's3:*' } }, 'denied'],
  [
    'a boundary that passes and a session that does not',
    { identity: all, boundary: all, session: { Action: 's3:*' } },
    'denied',
  ],
  [
    'a denial in the boundary',
    { identity: all, boundary: [all, { Effect: 'Deny', ...read }] },
    'denied explicitly',
  ],
  [
    'a denial in the session policy',
    { identity: all, session: [all, { Effect: 'Deny', ...read }] },
    'denied explicitly',
  ],
  ['a denial of something else', { identity: [all, denyWrite] }, 'allowed'],
  [
    'a table that denies everybody writing',
    { identity: all, resource: { ...denyWrite, Principal: '*' }, ...put },
    'denied explicitly',
  ],
  [
    'a table that denies writing, when reading',
    { identity: all, resource: { ...denyWrite, Principal: '*' } },
    'allowed',
  ],
  [
    'a table that lets the role, under its boundary',
    { resource: ourRole, boundary: { Action: 's3:*' } },
    'denied',
  ],
  [
    'a table that lets the very session, whatever its boundary',
    { resource: { Principal: { AWS: aSession } }, boundary: { Action: 's3:*' } },
    'allowed',
  ],
  [
    'a table that denies the account, role included',
    { identity: all, resource: { Effect: 'Deny', Principal: account } },
    'denied explicitly',
  ],
];

const other = 'arn:aws:dynamodb:ap-northeast-1:111111111111:table/Claims';
const abroad = { on: other, rule: 'both' } as const;
const accounts: readonly KnownAnswer[] = [
  ['only our side', { identity: all, ...abroad }, 'denied'],
  ['only their side', { resource: ourRole, ...abroad }, 'denied'],
  ['both sides', { identity: all, resource: ourRole, ...abroad }, 'allowed'],
  [
    'both sides, theirs naming our account',
    { identity: all, resource: { Principal: account }, ...abroad },
    'allowed',
  ],
  [
    'their side naming our very session, against our boundary',
    { identity: all, resource: { Principal: { AWS: aSession } }, boundary: { Action: 's3:*' }, ...abroad },
    'denied',
  ],
  [
    'a condition on the account of the resource',
    {
      identity: { Condition: { StringEquals: { 'aws:ResourceAccount': '000000000000' } } },
      resource: ourRole,
      ...abroad,
      keys: { 'aws:ResourceAccount': '111111111111' },
    },
    'denied',
  ],
];

const within = {
  Principal: '*',
  Condition: { StringEquals: { 'aws:PrincipalAccount': '1', 'aws:ResourceAccount': '1' } },
};
const ways: readonly KnownAnswer[] = [
  ['open to everybody', { identity: all, endpoint: { Principal: '*' } }, 'allowed'],
  ['open to nobody', { identity: all, endpoint: { Principal: { AWS: `${aRole}2` } } }, 'denied'],
  ['open, but the role may not', { endpoint: { Principal: '*' } }, 'denied'],
  [
    'for our account, at our table',
    { identity: all, endpoint: within, keys: { 'aws:PrincipalAccount': '1', 'aws:ResourceAccount': '1' } },
    'allowed',
  ],
  [
    "for our account, at another's table",
    { identity: all, endpoint: within, keys: { 'aws:PrincipalAccount': '1', 'aws:ResourceAccount': '2' } },
    'denied',
  ],
  [
    'with the keys of another account',
    { identity: all, endpoint: within, keys: { 'aws:PrincipalAccount': '2', 'aws:ResourceAccount': '1' } },
    'denied',
  ],
  ['for another action', { identity: all, endpoint: { Principal: '*', Action: 's3:*' } }, 'denied'],
  [
    'even for a session that the table names',
    { resource: { Principal: { AWS: aSession } }, endpoint: { Principal: '*', Action: 's3:*' } },
    'denied',
  ],
];

const when = (Condition: object, keys = {}) => ({ identity: { Condition }, keys });
const ip = (range: string, address: string) =>
  when({ IpAddress: { 'aws:SourceIp': range } }, { 'aws:SourceIp': address });
const conditions: readonly KnownAnswer[] = [
  [
    'StringLike with a question mark',
    when({ StringLike: { 's3:prefix': 't/?/' } }, { 's3:prefix': 't/a/' }),
    'allowed',
  ],
  [
    'StringLike with a question mark for none',
    when({ StringLike: { 's3:prefix': 't/?/' } }, { 's3:prefix': 't//' }),
    'denied',
  ],
  [
    'a condition value in another case',
    when({ StringEquals: { 's3:prefix': 'A' } }, { 's3:prefix': 'a' }),
    'denied',
  ],
  ['an IPv4 address in its range', ip('203.0.113.0/24', '203.0.113.9'), 'allowed'],
  ['an IPv4 address beside its range', ip('203.0.113.0/24', '203.0.114.9'), 'denied'],
  ['an IPv6 address in its range', ip('2001:db8:1::/48', '2001:db8:1:2::3'), 'allowed'],
  [
    'an IPv6 address written at length',
    ip('2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001'),
    'allowed',
  ],
  ['an IPv6 address beside its range', ip('2001:db8:1::/48', '2001:db8:2::3'), 'denied'],
  ['an IPv4 range and an IPv6 address', ip('0.0.0.0/0', '2001:db8::1'), 'denied'],
  ['a range that is none', ip('203.0.113.0/33', '203.0.113.9'), 'denied'],
  ['no address, as when a service asks', when({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), 'denied'],
  [
    'NotIpAddress without an address',
    when({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    'allowed',
  ],
  ['IfExists on an absent key', when({ IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } }), 'allowed'],
  ['Bool IfExists on an absent key', when({ BoolIfExists: { 'aws:SecureTransport': 'true' } }), 'allowed'],
  ['Bool on an absent key', when({ Bool: { 'aws:SecureTransport': 'true' } }), 'denied'],
  ['Null true on an absent key', when({ Null: { 's3:prefix': 'true' } }), 'allowed'],
  [
    'a denial unless TLS, over TLS',
    {
      identity: [all, { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      keys: { 'aws:SecureTransport': 'true' },
    },
    'allowed',
  ],
  [
    'a denial unless TLS, without',
    {
      identity: [all, { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      keys: { 'aws:SecureTransport': 'false' },
    },
    'denied explicitly',
  ],
  [
    'a key that nobody here fills in',
    when({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    'denied as unknown',
  ],
  [
    'such a key in a denial',
    { identity: [all, { Effect: 'Deny', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }] },
    'denied as unknown',
  ],
  [
    'such a key about another action',
    {
      identity: [
        read,
        { Effect: 'Deny', Action: 's3:*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } },
      ],
    },
    'allowed',
  ],
  [
    'an operator that nobody here knows',
    when({ BinaryEquals: { 's3:prefix': 'AA==' } }, { 's3:prefix': 'a' }),
    'denied as unknown',
  ],
];

describe('the known answers', () => {
  test.each([...elements])('elements: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...weighed])('policies against each other: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...accounts])('another account: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...ways])('a VPC endpoint: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...conditions])('conditions: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
});
