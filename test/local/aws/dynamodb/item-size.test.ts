import { describe, expect, test } from 'vitest';

import { bytesOfItem } from '#local/aws/dynamodb/item-size.ts';

describe('measuring an item', () => {
  test.each([
    ['text in UTF-8', { a: { S: '経費' } }, 1 + 6],
    ['an attribute name in UTF-8', { 経: { S: '' } }, 3],
    ['a number by two digits a byte', { a: { N: '12345' } }, 1 + 4],
    ['a negative number with a byte more', { a: { N: '-12345' } }, 1 + 5],
    ['leading and trailing zeros not at all', { a: { N: '0.0120' } }, 1 + 2],
    ['zero', { a: { N: '0' } }, 1 + 1],
    ['an exponent not at all', { a: { N: '1E-10' } }, 1 + 2],
    ['binary by its bytes, not by its base64', { a: { B: 'AAEC' } }, 1 + 3],
    ['true, false and null as one byte', { a: { BOOL: true }, b: { NULL: true } }, 4],
    ['a list with three bytes and one per element', { a: { L: [{ S: 'x' }, { S: 'y' }] } }, 1 + 3 + 4],
    ['a map with three bytes and one per attribute', { a: { M: { b: { S: 'x' } } } }, 1 + 3 + 1 + 2],
    [
      'a set by its members',
      { a: { SS: ['x', '経'] }, b: { NS: ['1'] }, c: { BS: ['AA=='] } },
      1 + 4 + 1 + 2 + 1 + 1,
    ],
  ])('counts %s', (_what, item, bytes) => {
    expect(bytesOfItem(item)).toBe(bytes);
  });
});
