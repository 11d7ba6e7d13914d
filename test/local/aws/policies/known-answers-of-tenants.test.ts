import { describe, expect, test } from 'vitest';

import { answerOf, type KnownAnswer } from '#test/local/aws/policies/known-answers.ts';

const own = 't01kmnat0000000000000000000';
const tag = { 'aws:PrincipalTag/TenantId': own };
const leading = 'dynamodb:LeadingKeys';
const ownKeys = (pattern = 'T#${aws:PrincipalTag/TenantId}#*') => ({
  'ForAllValues:StringLike': { [leading]: pattern },
});
const closed = { ...ownKeys(), Null: { [leading]: 'false', 'aws:PrincipalTag/TenantId': 'false' } };
const at = (...keys: readonly string[]) => ({ ...tag, [leading]: keys });

const leadingKeys: readonly KnownAnswer[] = [
  ['own item', { identity: { Condition: closed }, keys: at(`T#${own}#C#1`) }, 'allowed'],
  ["another's item", { identity: { Condition: closed }, keys: at('T#t2#C#1') }, 'denied'],
  ['a longer id that begins alike', { identity: { Condition: closed }, keys: at(`T#${own}2#C#1`) }, 'denied'],
  [
    'a batch of own items',
    { identity: { Condition: closed }, keys: at(`T#${own}#A`, `T#${own}#B`) },
    'allowed',
  ],
  [
    'a batch with one of another',
    { identity: { Condition: closed }, keys: at(`T#${own}#A`, 'T#t2#A') },
    'denied',
  ],
  ['no key with Null, as in a Scan', { identity: { Condition: closed }, keys: tag }, 'denied'],
  ['no key without Null, the trap', { identity: { Condition: ownKeys() }, keys: tag }, 'allowed'],
  ['no tag with Null', { identity: { Condition: closed }, keys: { [leading]: ['T##C#1'] } }, 'denied'],
  [
    'no tag without Null: the variable is empty',
    { identity: { Condition: ownKeys() }, keys: { [leading]: ['T##C#1'] } },
    'denied',
  ],
  [
    'a star as tag',
    { identity: { Condition: closed }, keys: { 'aws:PrincipalTag/TenantId': '*', [leading]: ['T#t2#C'] } },
    'denied',
  ],
  [
    'a pattern open at its end',
    { identity: { Condition: ownKeys('T#${aws:PrincipalTag/TenantId}*') }, keys: at(`T#${own}2#C`) },
    'allowed',
  ],
  [
    'ForAnyValue, which lets a mixed batch in',
    {
      identity: { Condition: { 'ForAnyValue:StringLike': { [leading]: `T#${own}#*` } } },
      keys: at(`T#${own}#A`, 'T#t2#A'),
    },
    'allowed',
  ],
  [
    'a plain operator on many values',
    { identity: { Condition: { StringLike: { [leading]: `T#${own}#*` } } }, keys: at(`T#${own}#A`) },
    'denied as unknown',
  ],
  [
    'its newer name',
    {
      identity: {
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:FirstPartitionKeyValues': `T#${own}#*` } },
      },
      keys: { 'dynamodb:FirstPartitionKeyValues': ['T#t2#A'] },
    },
    'denied',
  ],
];

const listed = {
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['PK', 'SK', 'number'] },
  StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
};
const columns: readonly KnownAnswer[] = [
  [
    'listed ones',
    {
      identity: { Condition: listed },
      keys: { 'dynamodb:Attributes': ['PK', 'SK', 'number'], 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
    'allowed',
  ],
  [
    'one that is not listed',
    {
      identity: { Condition: listed },
      keys: { 'dynamodb:Attributes': ['PK', 'SK', 'total'], 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
    'denied',
  ],
  [
    'all, naming none but the keys',
    {
      identity: { Condition: listed },
      keys: { 'dynamodb:Attributes': ['PK', 'SK'], 'dynamodb:Select': 'ALL_ATTRIBUTES' },
    },
    'denied',
  ],
  [
    'a write, which selects nothing',
    { identity: { Condition: listed }, keys: { 'dynamodb:Attributes': ['PK', 'SK', 'number'] } },
    'allowed',
  ],
];

const files = 'arn:aws:s3:::docs/t/${aws:PrincipalTag/TenantId}/*';
const listsOwn = { StringLike: { 's3:prefix': 't/${aws:PrincipalTag/TenantId}/*' } };
const inDocs = (key: string) => `arn:aws:s3:::docs/${key}`;
const prefixes: readonly KnownAnswer[] = [
  [
    'a file of its own',
    { identity: { Resource: files }, on: inDocs(`t/${own}/evidence/1`), keys: tag },
    'allowed',
  ],
  ["another's file", { identity: { Resource: files }, on: inDocs('t/t2/evidence/1'), keys: tag }, 'denied'],
  [
    'a file under a longer id',
    { identity: { Resource: files }, on: inDocs(`t/${own}2/evidence/1`), keys: tag },
    'denied',
  ],
  [
    'a path that only contains the prefix',
    { identity: { Resource: files }, on: inDocs(`x/t/${own}/1`), keys: tag },
    'denied',
  ],
  ['a file without a tag', { identity: { Resource: files }, on: inDocs('t//1') }, 'denied'],
  [
    'a path with dots, which S3 takes as text',
    { identity: { Resource: files }, on: inDocs(`t/${own}/../t2/1`), keys: tag },
    'allowed',
  ],
  [
    'a list of its own',
    {
      identity: { Condition: listsOwn },
      action: 's3:ListBucket',
      on: 'arn:aws:s3:::docs',
      keys: { ...tag, 's3:prefix': `t/${own}/evidence/` },
    },
    'allowed',
  ],
  [
    'a list without a prefix',
    { identity: { Condition: listsOwn }, action: 's3:ListBucket', on: 'arn:aws:s3:::docs', keys: tag },
    'denied',
  ],
  [
    'a list of everybody',
    {
      identity: { Condition: listsOwn },
      action: 's3:ListBucket',
      on: 'arn:aws:s3:::docs',
      keys: { ...tag, 's3:prefix': 't/' },
    },
    'denied',
  ],
];

describe('the known answers about tenants', () => {
  test.each([...leadingKeys])('leading keys: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...columns])('attributes: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
  test.each([...prefixes])('prefixes: %s', (...row) => expect(answerOf(row)).toBe(row[2]));
});
