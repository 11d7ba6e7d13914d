import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eitherOf, simpleTypes, type CoarseSchema } from '#lib/coarse-schema.ts';
import { readSchema } from '#local/aws/gateway/json-schema.ts';

const names = ['a', 'b', 'c'];
const leaf = fc.record(
  {
    type: fc.constantFrom(...simpleTypes),
    maxLength: fc.nat(3),
    maxItems: fc.nat(3),
  },
  { requiredKeys: [] },
);
const body = fc.record(
  {
    type: fc.constant('object' as const),
    required: fc.subarray(names, { minLength: 1 }),
    properties: fc.dictionary(fc.constantFrom(...names), leaf),
  },
  { requiredKeys: ['type'] },
);
const value = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.array(fc.nat(), { maxLength: 4 }),
  fc.constant({}),
);
const sent = fc.dictionary(fc.constantFrom(...names), value);
const takes = (schema: CoarseSchema, given: unknown) => readSchema(schema, 'model')(given);

describe('a model of several bodies', () => {
  test('takes whatever one of them takes', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 4 }), sent, (schemas, given) => {
        const isTaken = schemas.some((schema) => takes(schema, given));
        fc.pre(isTaken);
        expect(takes(schemas.reduce<CoarseSchema>(eitherOf, schemas[0] ?? {}), given)).toBe(true);
      }),
    );
  });

  test('takes what the body itself takes where all are alike', () => {
    fc.assert(
      fc.property(body, sent, (schema, given) => {
        expect(takes(eitherOf(schema, schema), given)).toBe(takes(schema, given));
      }),
    );
  });

  const [short, long] = [
    {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { type: 'array', maxItems: 2 }, b: { type: 'string', maxLength: 1 } },
    },
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'array', maxItems: 3 }, b: { type: 'object' } },
    },
  ] as const satisfies readonly CoarseSchema[];
  const either = eitherOf(short, long);

  test.each([
    ['more than the longest of them', { a: [1, 2, 3, 4] }],
    ['a type that none of them has', { a: [], b: 1 }],
    ['a text that is too long for the one that takes a text', { a: [], b: 'xx' }],
    ['what lacks a member that all of them need', { b: 'x' }],
  ])('refuses %s', (_what, given) => expect(takes(either, given)).toBe(false));

  test('needs no member that one of them does without', () =>
    expect(takes(either, { a: [1, 2, 3] })).toBe(true));
});
