import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import { mailAddressOf } from '#domain/tenants/mail-address.ts';
import { decideReset, isLinkGood, isTooLate, type PasswordReset } from '#domain/tenants/password-reset.ts';

const at = (time: string) => `2026-11-29T${time}.000Z` as Instant;
const instant = (millis: number) => new Date(millis).toISOString() as Instant;
const decide = (
  before: PasswordReset | undefined,
  requestId: string,
  { askedAt, now = askedAt }: { askedAt: Instant; now?: Instant },
) => decideReset(before, { requestId, at: askedAt, tokenHash: `hash of ${requestId}` }, { now, instant });

const first: PasswordReset = {
  requestId: 'A',
  requestedAt: at('01:00:00'),
  expiresAt: at('02:00:00'),
  tokenHash: 'hash of A',
  countedFrom: at('01:00:00'),
  mails: 1,
  version: 1,
};

describe('a request for a new password', () => {
  test('makes a link for an hour', () => {
    expect(decide(undefined, 'A', { askedAt: at('01:00:00') })).toEqual({ kind: 'send', next: first });
  });

  test('takes the place of the link before it', () => {
    expect(decide(first, 'B', { askedAt: at('01:10:00') })).toMatchObject({
      kind: 'send',
      next: { requestId: 'B', tokenHash: 'hash of B', expiresAt: at('02:10:00'), mails: 2, version: 2 },
    });
  });

  test('told again before its mail is known to have gone, mails the same link', () => {
    expect(decide(first, 'A', { askedAt: at('01:00:00') })).toEqual({ kind: 'send-again' });
  });

  test('told again after its mail went, mails nothing', () => {
    const mailed = { ...first, mailedFor: 'A' };
    expect(decide(mailed, 'A', { askedAt: at('01:00:00') })).toEqual({ kind: 'sent-before' });
  });

  test('told again after its link was used, makes it good no more', () => {
    const { tokenHash: _used, ...used } = first;
    expect(decide(used, 'A', { askedAt: at('01:00:00') })).toEqual({ kind: 'outdated' });
  });

  test('that arrives behind a later one changes nothing', () => {
    expect(decide(first, 'Z', { askedAt: at('00:59:59') })).toEqual({ kind: 'outdated' });
  });

  test('gives three mails within an hour, and again three after it', () => {
    const third = { ...first, mails: 3 };
    expect(decide(third, 'D', { askedAt: at('01:59:59') })).toEqual({ kind: 'too-often' });
    expect(decide(third, 'D', { askedAt: at('02:00:00') })).toMatchObject({
      kind: 'send',
      next: { mails: 1, countedFrom: at('02:00:00') },
    });
  });

  test('that waited for more than half an hour is dropped', () => {
    expect(isTooLate(at('01:00:00'), at('01:30:00'))).toBe(false);
    expect(isTooLate(at('01:00:00'), '2026-11-29T01:30:00.001Z' as Instant)).toBe(true);
  });
});

describe('a link', () => {
  test.each([
    ['of this token, before its end', first, 'hash of A', '01:59:59', true],
    ['at its end', first, 'hash of A', '02:00:00', false],
    ['of another token', first, 'hash of B', '01:30:00', false],
    ['that was used', { ...first, tokenHash: undefined as never }, 'undefined', '01:30:00', false],
    ['that nobody asked for', undefined, 'hash of A', '01:30:00', false],
  ])('%s: %s', (_what, reset, tokenHash, time, isGood) => {
    expect(isLinkGood(reset, { tokenHash, at: at(time) })).toBe(isGood);
  });
});

test.each([
  ['tanaka@minato.example.jp', 'tanaka@minato.example.jp'],
  ['  Tanaka@Minato.example.jp ', 'tanaka@minato.example.jp'],
  ['ｔａｎａｋａ＠ｍｉｎａｔｏ．ｅｘａｍｐｌｅ．ｊｐ', 'tanaka@minato.example.jp'],
  ['tanaka+keihi@minato.example.jp', 'tanaka+keihi@minato.example.jp'],
])('a mail address is compared without width, case and blanks: %j', (typed, address) => {
  expect(mailAddressOf(typed)).toBe(address);
});
