import { describe, expect, test } from 'vitest';

import { plainItemOf, wireItemOf } from './canned/wire-form.ts';

const item = {
  name: '東京',
  amount: 29_440,
  isOpen: true,
  z: Buffer.from('ab'),
  lines: [{ id: '1', none: null }],
};
const wire = {
  name: { S: '東京' },
  amount: { N: '29440' },
  isOpen: { BOOL: true },
  z: { B: 'YWI=' },
  lines: { L: [{ M: { id: { S: '1' }, none: { NULL: true } } }] },
};

describe('writing an item as DynamoDB does', () => {
  test('names the kind of each value', () => {
    expect(wireItemOf(item)).toEqual(wire);
  });

  test('leaves out what is undefined', () => {
    expect(wireItemOf({ a: undefined, b: '' })).toEqual({ b: { S: '' } });
  });

  test('is undone by reading', () => {
    const { lines: _without, ...flat } = item;
    const { lines: _too, ...flatWire } = wire;
    expect(plainItemOf(flatWire)).toEqual(flat);
  });
});
