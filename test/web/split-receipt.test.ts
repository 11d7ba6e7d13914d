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
import { numberTyped } from '#web/ui/typed-digits.ts';

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

  /** As hands type them: also what is no number for us, nothing, 0 and the most. */
  const typed = fc.oneof(
    fc.constantFrom(
      '',
      '-',
      '-500',
      '0',
      '００',
      '１，０８０',
      '1,080円',
      '9,999,999,999',
      '99999999999',
      '1.5',
    ),
    fc.integer({ min: 0, max: 9_999_999_999 }).map(String),
  );
  const step = fc.record({ at: fc.constantFrom<'sum' | number>('sum', 0, 1, 2), typed });
  test('what is said of them is always true, whatever is typed into them', () => {
    fc.assert(
      fc.property(fc.constantFrom(undefined, 0, 1_630), fc.array(step, { maxLength: 12 }), (first, steps) => {
        const line = steps.reduce(
          (before, { at, typed: text }) =>
            at === 'sum'
              ? withAmount(before, numberTyped(text))
              : withPartAmount(before, at, numberTyped(text)),
          withPart(split(first), 'out-of-scope'),
        );
        const sum = line.parts.reduce((yen, { amount = 0 }) => yen + amount, 0);
        const open = line.parts.filter(({ isRest, amount }) => isRest === true || amount === undefined);
        const isRestShown = open.length === 1 && open[0]?.amount !== undefined && line.amount !== undefined;
        expect((line.amount ?? 0) - sum).toBe(remainderOf(line));
        expect(line.parts.every(({ amount = 0 }) => amount >= 0 && Number.isSafeInteger(amount))).toBe(true);
        // A sum of the parts is their sum, and a rest that is shown leaves nothing over.
        expect(line.isSummed === true ? line.amount : sum).toBe(sum);
        expect(isRestShown ? remainderOf(line) : 0).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
