import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createClaim } from '#contract/claims.ts';
import { fieldErrorsOf } from '#contract/shapes/field-errors.ts';

const errorsIn = (schema: v.GenericSchema, input: unknown) => {
  const parsed = v.safeParse(schema, input);
  return parsed.success ? [] : fieldErrorsOf(parsed.issues);
};

describe('telling what is wrong with an input', () => {
  test.each<[string, v.GenericSchema, unknown, string, string]>([
    [
      'an unknown field',
      v.strictObject({}),
      { status: 'approved' },
      'status',
      '項目「status」は受け付けていません。',
    ],
    ['a missing field', v.strictObject({ title: v.string() }), {}, 'title', '入力してください。'],
    [
      'a number for a text',
      v.object({ title: v.string() }),
      { title: 7 },
      'title',
      '文字列で入力してください。',
    ],
    [
      'a text for a number',
      v.object({ amount: v.number() }),
      { amount: '7' },
      'amount',
      '数値で入力してください。',
    ],
    [
      'a full-width number',
      v.object({ amount: v.number() }),
      { amount: '１２' },
      'amount',
      '数値で入力してください。',
    ],
    ['a fraction', v.pipe(v.number(), v.integer()), 1.5, '', '整数で入力してください。'],
    ['too much', v.pipe(v.number(), v.maxValue(10)), 11, '', '10以下で入力してください。'],
    ['too long a text', v.pipe(v.string(), v.maxLength(2)), 'abc', '', '2以下の長さで入力してください。'],
    ['an empty text', v.pipe(v.string(), v.nonEmpty()), '', '', '入力してください。'],
    ['no choice of the list', v.picklist(['a', 'b']), 'c', '', '指定された値から選んでください。'],
    [
      'a sentence of its own',
      v.pipe(v.string(), v.regex(/^x$/, '半角で入力してください')),
      'y',
      '',
      '半角で入力してください',
    ],
    ['no object at all', v.strictObject({}), 'text', '', '項目の組で入力してください。'],
  ])('names %s in Japanese', (_what, schema, input, path, message) => {
    expect(errorsIn(schema, input)).toEqual([{ path, message }]);
  });

  test('says where in a claim: a negative amount and 2026-02-30', () => {
    const errors = errorsIn(createClaim.body, {
      id: '01J00000000000000000000000',
      title: '出張',
      departmentId: 'sales-1',
      lines: [
        {
          id: '1',
          itemCode: 'train',
          spentOn: '2026-02-30',
          amount: -1,
          parts: [{ rate: 'standard', amount: 1 }],
          paidBy: 'employee',
          purpose: 'trip',
          supplier: { name: '' },
          memo: '',
          evidenceIds: [],
        },
      ],
    });
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['lines.0.amount', 'lines.0.spentOn']);
    expect(errors.every(({ message }) => /[ぁ-ん]/.test(message))).toBe(true);
  });

  test('stops after 50', () => {
    const input = Array.from({ length: 200 }, () => 1);
    expect(errorsIn(v.array(v.string()), input)).toHaveLength(50);
  });
});
