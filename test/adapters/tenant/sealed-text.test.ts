import { describe, expect, test } from 'vitest';
import { keyVersionOf, openText, sealText, type Place } from '#lambdas/adapters/tenant/sealed-text.ts';

const key = { version: 1, bytes: Buffer.alloc(32, 1) };
const place: Place = { table: 'TenantData', pk: 'T#t1#USER', sk: '01JTANAKA', attribute: 'email' };
const envelope = sealText('hanako@example.jp', place, key, Buffer.alloc(12, 9));

describe('a sealed text', () => {
  test('has a self-describing form and opens where it was sealed', () => {
    expect(envelope).toMatch(/^v1\.1\.CQkJCQkJCQkJCQkJ\.[\w-]{22}\.[\w-]{23}$/);
    expect(keyVersionOf(envelope)).toBe(1);
    expect(openText(envelope, place, key)).toBe('hanako@example.jp');
  });

  test('is another one each time', () => {
    expect(sealText('x', place, key)).not.toBe(sealText('x', place, key));
  });

  test.each<[string, Partial<Place>]>([
    ["another tenant's partition", { pk: 'T#t2#USER' }],
    ['another row', { sk: '01JSAT0' }],
    ['another attribute', { attribute: 'phone' }],
    ['another table', { table: 'Audit' }],
  ])('does not open in %s', (_where, change) => {
    expect(() => openText(envelope, { ...place, ...change }, key)).toThrow(/authenticate/);
  });

  test('does not open with another key, under another version or when it was changed', () => {
    expect(() => openText(envelope, place, { version: 1, bytes: Buffer.alloc(32, 2) })).toThrow(
      /authenticate/,
    );
    expect(() => openText(envelope.replace('v1.1.', 'v1.2.'), place, key)).toThrow(/authenticate/);
    expect(() => openText(`${envelope.slice(0, -2)}AA`, place, key)).toThrow(/authenticate/);
  });

  test.each(['', 'hanako@example.jp', 'v1.0.a.b.c', 'v2.1.a.b.c'])('is not %j', (text) => {
    expect(() => openText(text, place, key)).toThrow('another form');
  });
});
