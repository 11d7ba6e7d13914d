import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { loginRows } from '#lambdas/adapters/sign-in/guess-rows.ts';
import { shippedSignInRules } from '#domain/tenants/sign-in-rules.ts';
import { loginStoreOf, type Attempt } from '#lambdas/adapters/sign-in/login-store.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
/** As long as the hash of a login ID. */
const hashOf = (name: string): string => Buffer.from(name).toString('hex').padEnd(64, '0');

let logins: ReturnType<typeof loginStoreOf>;
beforeAll(async () => {
  services = await startLocalServices();
  const client = documentClientOf({ region: 'ap-northeast-1' });
  logins = loginStoreOf({
    rows: loginRows(`t01${'a'.repeat(24)}` as TenantId),
    client,
    tableName: 'TenantData',
    lockOut: shippedSignInRules,
    busyMillis: 200,
  });
});
afterAll(() => services.close());

const second = (seconds: number) =>
  new Date(Date.parse('2026-05-12T01:00:00.000Z') + seconds * 1000).toISOString() as Instant;
const placeIn = (attempt: Attempt): string => {
  if (attempt.kind !== 'open') throw new Error(`no place: ${attempt.kind}`);
  return attempt.place;
};
const rightAt = async (name: string, at: Instant) => {
  const attempt = await logins.reserveAttempt(name, at);
  if (attempt.kind === 'open') await logins.countRight(name, attempt.place);
  return attempt.kind;
};

describe('places of attempts that a crash left unjudged', () => {
  test('end one by one, 30 s after each was taken, while others sign in', async () => {
    const crashAt = (at: number) => logins.reserveAttempt(hashOf('crashing'), second(at));
    for (const at of [0, 4, 8, 12]) expect(await crashAt(at)).toMatchObject({ kind: 'open' });
    for (const at of [13, 20, 27]) expect(await rightAt(hashOf('crashing'), second(at))).toBe('open');
    expect(await crashAt(28)).toMatchObject({ kind: 'open' });
    expect(await rightAt(hashOf('crashing'), second(29))).toBe('busy');
    expect(await rightAt(hashOf('crashing'), second(31))).toBe('open');
    // A crash each 8 s for ever: at no time are there five.
    for (let at = 36; at < 300; at += 8) {
      expect(await crashAt(at)).toMatchObject({ kind: 'open' });
      expect(await rightAt(hashOf('crashing'), second(at + 4))).toBe('open');
    }
  });

  test('are five at most, however many attempts crash at once, and nobody waits longer than 30 s', async () => {
    const crashes = await Promise.all(
      Array.from({ length: 20 }, () => logins.reserveAttempt(hashOf('crowd'), second(0))),
    );
    expect(crashes.filter(({ kind }) => kind === 'open')).toHaveLength(5);
    expect(crashes.filter(({ kind }) => kind === 'busy')).toHaveLength(15);
    expect(await rightAt(hashOf('crowd'), second(29))).toBe('busy');
    expect(await rightAt(hashOf('crowd'), second(31))).toBe('open');
  });

  test("let no guess more through: whoever answers after his time is counted, and takes nobody's place", async () => {
    const slow = placeIn(await logins.reserveAttempt(hashOf('slow'), second(0)));
    const four = await Promise.all([1, 2, 3, 4].map(() => logins.reserveAttempt(hashOf('slow'), second(20))));
    expect(four.map(({ kind }) => kind)).toEqual(['open', 'open', 'open', 'open']);
    const fresh = placeIn(await logins.reserveAttempt(hashOf('slow'), second(31)));
    expect(await logins.countWrong(hashOf('slow'), second(31), slow)).toBe(false);
    // One wrong and five being judged, since the first is counted after its time: nobody else comes in.
    expect(await logins.reserveAttempt(hashOf('slow'), second(32))).toMatchObject({ kind: 'busy' });
    await logins.giveBack(hashOf('slow'), fresh);
    expect(await logins.reserveAttempt(hashOf('slow'), second(32))).toMatchObject({ kind: 'busy' });
    for (const attempt of four) await logins.countWrong(hashOf('slow'), second(33), placeIn(attempt));
    expect(await logins.reserveAttempt(hashOf('slow'), second(34))).toMatchObject({ kind: 'locked' });
  });

  test('B-8 among 60 guesses at once, of which each third crashes, five are looked at in 30 s', async () => {
    let guesses = 0;
    const guess = async (index: number) => {
      const attempt = await logins.reserveAttempt(hashOf('guessed'), second(0));
      if (attempt.kind !== 'open') return;
      guesses += 1;
      if (index % 3 !== 0) await logins.countWrong(hashOf('guessed'), second(0), attempt.place);
    };
    await Promise.all(Array.from({ length: 60 }, (_unused, index) => guess(index)));
    expect(guesses).toBe(5);
  });
});
