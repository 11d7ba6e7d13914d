import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knowingExpressions, type Parse } from '#local/aws/dynamodb/known-expressions.ts';

const require = createRequire(import.meta.url);

/** The engine's own parser, in whatever module of this worker it has been wrapped already. */
const own: Parse = (text, options) => require('dynalite/db/conditionParser').parse(text, options);

type Given = {
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, object>>;
};

const asked = (parse: Parse, text: string, { names, values }: Given) => {
  const unused = (members: object = {}) =>
    Object.fromEntries(Object.keys(members).map((name) => [name, true as const]));
  const context = {
    ...(names && { attrNames: names }),
    ...(values && { attrVals: values }),
    unusedAttrNames: unused(names),
    unusedAttrVals: unused(values),
    isReserved: (name: string) => name === 'size',
    compare: (_way: string, left: any, right: any) => Number(left.N) > Number(right.N),
  };
  const told = (() => {
    try {
      return { tree: parse(text, { context }) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  })();
  return { ...told, unused: [context.unusedAttrNames, context.unusedAttrVals] };
};

const names = { '#a': 'attempts', '#b': 'size', '#unused': 'other' };
const value = fc.oneof(
  fc.string().map((S) => ({ S })),
  fc.integer().map((N) => ({ N: String(N) })),
  fc.array(fc.string(), { minLength: 1 }).map((SS) => ({ SS })),
  fc.constantFrom({ S: 'N' }, { S: 'X' }),
);
const path = fc.constantFrom('a', '#a', '#b.c[1]', '#missing', 'size', ':x');
const operand = fc.oneof(path, fc.constantFrom(':x', ':y', ':missing', 'size(#a)', 'size(:x)'));
const comparison = fc.oneof(
  fc.tuple(operand, fc.constantFrom('=', '<>', '<='), operand).map((parts) => parts.join(' ')),
  fc.tuple(path, operand, operand).map(([at, low, high]) => `${at} BETWEEN ${low} AND ${high}`),
  fc.tuple(path, operand).map(([at, list]) => `${at} IN (${list}, :y)`),
  path.map((at) => `attribute_not_exists(${at})`),
  fc
    .tuple(fc.constantFrom('begins_with', 'contains', 'attribute_type'), path, operand)
    .map(([name, at, what]) => `${name}(${at}, ${what})`),
);
const expression = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2 },
    comparison,
    fc
      .tuple(tie('one'), fc.constantFrom('AND', 'OR'), tie('one'))
      .map(([left, word, right]) => `(${left}) ${word} (${right})`),
    tie('one').map((inner) => `NOT ${inner}`),
  ),
})).one;

describe('a parser that knows expressions', () => {
  test('says of every request what the engine’s own says, whatever it was asked before', () => {
    const knowing = knowingExpressions(own);
    const request = fc.record({
      text: expression,
      values: fc.option(fc.record({ ':x': value, ':y': value }), { nil: undefined }),
      again: fc.array(fc.record({ ':x': value, ':y': value }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(request, ({ text, values, again }) => {
        for (const given of [values, ...again])
          expect(asked(knowing, text, { names, values: given as never })).toEqual(
            asked(own, text, { names, values: given as never }),
          );
      }),
      { numRuns: 1_000 },
    );
  });

  test('keeps nothing of a request that its caller may change', () => {
    const knowing = knowingExpressions(own);
    const first: any = asked(knowing, '#a = :x', { names, values: { ':x': { S: 'first' } } });
    first.tree.expression.args.length = 0;
    const second: any = asked(knowing, '#a = :x', { names, values: { ':x': { S: 'second' } } });
    expect(second.tree.expression.args).toEqual([['attempts'], { S: 'second' }]);
  });

  test('reads a text once', () => {
    const read: string[] = [];
    const knowing = knowingExpressions((text, options) => {
      read.push(text);
      return own(text, options);
    });
    for (const S of ['a', 'b', 'c']) asked(knowing, '#a = :x', { names, values: { ':x': { S } } });
    expect(read).toEqual(['#a = :x']);
  });
});
