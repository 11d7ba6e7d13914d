import { describe, expect, test } from 'vitest';
import { parseJson } from '#lambdas/http/json-body.ts';

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
