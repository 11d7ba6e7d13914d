import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RouteStep } from '#domain/approvals/route.ts';
import { handOverClaim, isToBeHandedOver } from '#domain/claims/hand-over-claim.ts';
import type { SubmittedClaim } from '#domain/claims/claim.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { actorOf, noon } from '#test/builders/claims.ts';
import { submitted } from '#test/builders/submitted-claims.ts';

const id = (text: string) => text as UserId;
const [sato, ito, nakamura] = ['佐藤健一', '伊藤誠', '中村翔'].map((name) => actorOf(name));
const person = ({ userId, name }: { userId: UserId; name: string } = { userId: id(''), name: '' }) => ({
  id: userId,
  name,
});
const succession = { from: person(sato), to: person(ito) };
const deed = { by: actorOf('渡辺直樹'), at: noon };
const step = (...people: readonly (typeof sato)[]): RouteStep => ({
  name: '課長',
  approvers: people.map((one) => ({ userId: id(one?.userId ?? ''), name: one?.name ?? '' })),
});
const onRoute = (...steps: readonly RouteStep[]): SubmittedClaim => {
  const claim = submitted();
  return { ...claim, route: { ...claim.route, steps } };
};
const namesOf = (result: ReturnType<typeof handOverClaim>) =>
  result.ok
    ? result.value.claim.route.steps.map(({ approvers }) => approvers.map(({ name }) => name))
    : 'refused';
const handed = (claim: SubmittedClaim, to = ito) =>
  handOverClaim(claim, { from: person(sato), to: person(to) }, deed);

describe('a hand-over of approvals', () => {
  test('asks the successor at the open step, and tells him alone', () => {
    const result = handed(onRoute(step(sato, nakamura), step(ito)));
    expect(result).toMatchObject({
      ok: true,
      value: {
        event: {
          act: 'hand-over',
          opens: 0,
          asks: [ito?.userId],
          handed: { from: '佐藤健一', to: '伊藤誠' },
        },
      },
    });
    expect(namesOf(result)).toEqual([['伊藤誠', '中村翔'], ['伊藤誠']]);
  });

  test('at a later step tells nobody before it opens', () => {
    const result = handed(onRoute(step(nakamura), step(sato)));
    expect(result.ok && result.value.event.opens).toBeUndefined();
    expect(namesOf(result)).toEqual([['中村翔'], ['伊藤誠']]);
  });

  test('asks nobody twice, and leaves votes that are cast', () => {
    const passed = { ...step(sato), passed: { by: id(sato?.userId ?? ''), name: '佐藤健一', at: noon } };
    const claim = { ...onRoute(passed, step(sato, ito)), step: 1 };
    const result = handed(claim);
    expect(namesOf(result)).toEqual([['佐藤健一'], ['伊藤誠']]);
    expect(result.ok && result.value.event.asks).toBeUndefined();
    expect(handed({ ...claim, route: { ...claim.route, steps: [passed, step(ito)] } })).toMatchObject({
      refusal: { kind: 'not-concerned' },
    });
  });

  test('never makes somebody approve his own claim: where nobody else is asked it is refused', () => {
    const tanaka = actorOf('田中花子');
    expect(handed(onRoute(step(sato)), tanaka)).toMatchObject({ refusal: { kind: 'nobody-left' } });
    const shared = handed(onRoute(step(sato, nakamura)), tanaka);
    expect(namesOf(shared)).toEqual([['中村翔']]);
  });

  test('leaves no step without people and the leaver nowhere ahead, and done again there is nothing to do', () => {
    const anybody = fc.constantFrom(sato, ito, nakamura, actorOf('田中花子'));
    const steps = fc.array(fc.uniqueArray(anybody, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(steps, fc.nat(3), (people, at) => {
        const route = people.map((one) => step(...one));
        const claim = { ...onRoute(...route), step: Math.min(at, route.length - 1) };
        const result = handed(claim);
        if (!result.ok) return;
        const { claim: after } = result.value;
        expect(after.route.steps.every(({ approvers }) => approvers.length > 0)).toBe(true);
        expect(isToBeHandedOver(after, succession)).toBe(false);
        expect(after.version).toBe(claim.version + 1);
        expect(after.route.steps.slice(0, claim.step)).toEqual(claim.route.steps.slice(0, claim.step));
        for (const { approvers } of after.route.steps.slice(claim.step))
          expect(new Set(approvers.map(({ userId }) => userId)).size).toBe(approvers.length);
      }),
    );
  });
});
