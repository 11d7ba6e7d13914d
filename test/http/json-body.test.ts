import { describe, expect, test } from 'vitest';
import { bodyOf, parseJson } from '#lambdas/http/json-body.ts';
import { anEvent } from '#test/builders/tenant-plane.ts';

const refused = (field: { path: string; message: string }) => ({
  refusal: { kind: 'input-malformed', fields: [field] },
});

const ofBytes = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));

describe('reading a body', () => {
  test('gives back what was sent', () => {
    expect(parseJson('{"title":"constructor, __proto__ と \\u0041"}')).toEqual({
      value: { title: 'constructor, __proto__ と A' },
    });
  });

  test.each([
    ['__proto__', '{"__proto__":{"isAdmin":true}}'],
    ['__proto__', '{"lines":[{"a":{"__proto__":1}}]}'],
    ['__proto__', '{"\\u005f_proto__":1}'],
    ['constructor', '{"constructor":{"prototype":{}}}'],
    ['constructor', '{"c\\u006fnstructor":1}'],
  ])('refuses a field %s: %s', (name, text) => {
    expect(parseJson(text)).toEqual(
      refused({ path: name, message: `項目「${name}」は受け付けていません。` }),
    );
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  test('refuses what is no JSON without repeating it', () => {
    const answer = parseJson('{"password":"secret"');
    expect(answer).toEqual(refused({ path: '', message: 'JSON として読み取れません。' }));
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('takes 400 KB and not a byte more', () => {
    expect(parseJson(ofBytes(400 * 1024))).toHaveProperty('value');
    expect(parseJson(ofBytes(400 * 1024 + 1))).toEqual({ refusal: { kind: 'body-too-large' } });
    expect(parseJson(JSON.stringify('経'.repeat(140_000)))).toEqual({ refusal: { kind: 'body-too-large' } });
  });

  test('survives a nesting of 100,000 levels', () => {
    const depth = 100_000;
    const text = `{"__proto__":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseJson(text)).toHaveProperty('refusal');
  });
});

const tooDeep = refused({ path: '', message: '入れ子が深すぎます。' });

describe('B-5 a nested body', () => {
  test.each([
    ['lists', `${'['.repeat(33)}${']'.repeat(33)}`],
    ['objects', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
    ['an unfinished one of 100,000 levels', '['.repeat(100_000)],
    ['one behind a text that ends in a backslash', String.raw`{"a":"\\","b":${'['.repeat(33)}`],
    ['one behind a text with a quote', String.raw`{"a":"\"[","b":${'['.repeat(33)}`],
  ])('is refused before it is parsed: %s', (_what, text) => expect(parseJson(text)).toEqual(tooDeep));

  test('may have brackets in its texts', () => {
    const title = '[{"\\[\\\\"['.repeat(40);
    expect(parseJson(JSON.stringify({ title, lines: [[], {}] }))).toEqual({
      value: { title, lines: [[], {}] },
    });
  });
});

const sent = (bytes: Uint8Array, isBase64Encoded: boolean, type = 'application/json') =>
  bodyOf({
    ...anEvent('POST /notes', { headers: { 'Content-Type': type } }),
    // A gateway without binary types decodes as it can, and replaces what it cannot.
    body: isBase64Encoded ? Buffer.from(bytes).toString('base64') : Buffer.from(bytes).toString('utf8'),
    isBase64Encoded,
  });
const utf8 = (text: string) => new TextEncoder().encode(text);
const notUtf8 = { refusal: { kind: 'encoding-unsupported' } };

describe.each([true, false])('A-32 a body that came in base64: %s', (isBase64Encoded) => {
  test.each([
    ['Shift_JIS', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0x93, 0x8c, 0x8b, 0x9e, 0x22, 0x7d]],
    ['EUC-JP', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc5, 0xec, 0x22, 0x7d]],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a character cut off', [0x22, 0xe3, 0x81, 0x22]],
  ])('is refused as %s', (_what, bytes) => {
    expect(sent(Uint8Array.from(bytes), isBase64Encoded)).toEqual(notUtf8);
  });

  test('may begin with a byte order mark, or hold nothing else', () => {
    expect(sent(utf8('\ufeff{"a":"東京"}'), isBase64Encoded)).toEqual({ value: { a: '東京' } });
    expect(sent(utf8('\ufeff'), isBase64Encoded)).toEqual({ value: undefined });
  });

  test.each(['application/json; charset=Shift_JIS', 'application/json;charset="euc-jp"', 'text/plain'])(
    'is refused as %s',
    (type) => {
      expect(sent(utf8('{}'), isBase64Encoded, type)).toEqual({
        refusal: { kind: 'content-type-unsupported' },
      });
    },
  );

  test.each(['application/json; charset=UTF-8', 'application/json;charset="utf-8"', 'application/json; v=1'])(
    'is read as %s',
    (type) => expect(sent(utf8('{}'), isBase64Encoded, type)).toEqual({ value: {} }),
  );
});
