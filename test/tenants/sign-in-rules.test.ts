import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  renewalReason,
  rulesInForce,
  shippedSignInRules,
  signInBounds,
  type SignInRules,
} from '#domain/tenants/sign-in-rules.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

const number = fc.integer({ min: -10, max: 5_000 });
const anyRules: fc.Arbitrary<SignInRules> = fc
  .record({
    minimumLength: number,
    mostFailures: number,
    lockMinutes: number,
    idleMinutes: number,
    age: fc.option(number, { nil: undefined }),
  })
  .map(({ age, ...rules }) => (age === undefined ? rules : { ...rules, maxAgeDays: age }));

describe('the rules of sign-in of a company (9.2.4)', () => {
  test('are never laxer than what we ship and what operators demand, whatever a row says', () => {
    fc.assert(
      fc.property(
        fc.option(anyRules, { nil: undefined }),
        fc.integer({ min: 0, max: 80 }),
        (own, demanded) => {
          const held = rulesInForce(own, { minimumLength: demanded });
          expect(held.minimumLength).toBeGreaterThanOrEqual(Math.max(12, demanded));
          expect(held.mostFailures).toBeLessThanOrEqual(5);
          expect(held.mostFailures).toBeGreaterThanOrEqual(3);
          expect(held.lockMinutes).toBeGreaterThanOrEqual(15);
          expect(held.idleMinutes).toBeLessThanOrEqual(60);
        },
      ),
    );
  });

  test('are what the company says within the bounds, and what we ship where it says nothing', () => {
    const own = { minimumLength: 16, maxAgeDays: 90, mostFailures: 3, lockMinutes: 60, idleMinutes: 10 };
    expect(rulesInForce(own, { minimumLength: 12 })).toEqual(own);
    expect(rulesInForce(undefined, { minimumLength: 12 })).toEqual(shippedSignInRules);
    expect(rulesInForce(undefined, { minimumLength: 14 }).minimumLength).toBe(14);
    for (const [name, [least, most]] of Object.entries(signInBounds))
      expect([name, least < most]).toEqual([name, true]);
  });

  const at = instantOf(new Date('2026-12-31T00:00:00.000Z'));
  const daysAgo = (days: number) => instantOf(new Date(Date.parse(at) - days * 86_400_000));
  test.each<[string, string, Partial<SignInRules>, number | undefined, string | undefined]>([
    ['lets a good one in', 'Correct-Horse-7', {}, 900, undefined],
    ['asks for another where the rules became longer', 'Correct-Horse-7', { minimumLength: 16 }, 1, 'rules'],
    ['lets one of 89 days in', 'Correct-Horse-7', { maxAgeDays: 90 }, 89, undefined],
    ['asks for another on its 90th day', 'Correct-Horse-7', { maxAgeDays: 90 }, 90, 'aged'],
    ['asks for another where its age is not known', 'Correct-Horse-7', { maxAgeDays: 90 }, undefined, 'aged'],
  ])('a right password: %s', (_what, password, rules, age, reason) => {
    const passwordAt = age === undefined ? undefined : daysAgo(age);
    expect(renewalReason({ ...shippedSignInRules, ...rules }, { password, passwordAt, at })).toBe(reason);
  });
});
