import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLine, type LineDraft } from '#web/claims/line-draft.ts';
import {
  remainderOf,
  splitParts,
  withAmount,
  withoutPart,
  withPart,
  withPartAmount,
} from '#web/claims/split-receipt.ts';

const split = (amount: number | undefined): LineDraft =>
  splitParts({ ...emptyLine('1', 'ordinary'), amount });
const amounts = ({ amount, parts }: LineDraft) => [amount, ...parts.map((part) => part.amount)];

describe('the numbers of a split receipt, while they are typed', () => {
  test('the part that nobody typed holds the rest, digit by digit', () => {
    const one = withPartAmount(split(1_630), 0, 1);
    expect(amounts(one)).toEqual([1_630, 1, 1_629]);
    expect(amounts(withPartAmount(one, 0, 1_080))).toEqual([1_630, 1_080, 550]);
  });

  test('a sum typed afterwards moves the rest, not what was typed', () => {
    const line = withPartAmount(split(1_630), 0, 1_080);
    expect(amounts(withAmount(line, 1_700))).toEqual([1_700, 1_080, 620]);
  });

  test('a sum that nobody typed is that of the parts', () => {
    const line = withPartAmount(withPartAmount(split(undefined), 0, 1_080), 1, 550);
    expect(amounts(line)).toEqual([1_630, 1_080, 550]);
    expect(amounts(withPartAmount(line, 1, 600))).toEqual([1_680, 1_080, 600]);
    expect(amounts(withPartAmount(withPartAmount(line, 0, undefined), 1, undefined))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('what was typed is never written over', () => {
    const both = withPartAmount(withPartAmount(split(1_630), 0, 1_000), 1, 600);
    expect(amounts(both)).toEqual([1_630, 1_000, 600]);
    expect(remainderOf(both)).toBe(30);
    expect(amounts(withPart(both, 'out-of-scope'))).toEqual([1_630, 1_000, 600, 30]);
    expect(amounts(withoutPart(withPart(both, 'out-of-scope'), 2))).toEqual([1_630, 1_000, 600]);
  });

  test('no rest is made of nothing, and none below it', () => {
    expect(amounts(withPartAmount(split(1_630), 0, 1_630))).toEqual([1_630, 1_630, undefined]);
    expect(amounts(withPartAmount(split(1_630), 0, 2_000))).toEqual([1_630, 2_000, undefined]);
  });

  test('with one part left open they always agree, in whatever order they are typed', () => {
    const yen = fc.integer({ min: 1, max: 10_000_000 });
    const typing = fc.array(fc.record({ at: fc.constantFrom('sum', 'first' as const), amount: yen }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(yen, typing, (sum, keys) => {
        const line = keys.reduce(
          (before, { at, amount }) =>
            at === 'sum' ? withAmount(before, amount) : withPartAmount(before, 0, amount),
          split(sum),
        );
        const left = (line.amount ?? 0) - (line.parts[0]?.amount ?? 0);
        const isTyped = line.parts[0]?.amount !== undefined;
        expect(line.parts[1]?.amount).toBe(isTyped && left > 0 ? left : undefined);
      }),
    );
  });
});
