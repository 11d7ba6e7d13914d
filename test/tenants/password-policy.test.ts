import { describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import { temporaryPasswordOf } from '#lambdas/adapters/tenant/temporary-password.ts';

describe('a password', () => {
  test.each([
    ['has all four kinds and 12 characters', 'Abcdefgh-123', 12, true],
    ['is one character short', 'Abcdefg-123', 12, false],
    ["is shorter than the tenant's own minimum", 'Abcdefgh-123', 16, false],
    ['meets the floor although the tenant asks for less', 'Abcdefg-123', 8, false],
    ['has no capital letter', 'abcdefgh-123', 12, false],
    ['has no small letter', 'ABCDEFGH-123', 12, false],
    ['has no digit', 'Abcdefgh-abc', 12, false],
    ['has no symbol', 'Abcdefgh1234', 12, false],
    ['holds half a character, which no form can send again', 'Abcdefgh-123\ud83d', 12, false],
    ['ends with a blank', 'Abcdefgh-123 ', 12, false],
    ['is longer than the directory takes', `Ab1-${'x'.repeat(253)}`, 12, false],
  ])('that %s is judged so', (_what, password, minimumLength, isStrong) => {
    expect(isPasswordStrong(password, { minimumLength })).toBe(isStrong);
  });
});

describe('a temporary password', () => {
  const secret = Buffer.alloc(32, 7);
  const [tanaka, sato] = ['01JTANAKA00000000000000000' as UserId, '01JSAT00000000000000000000' as UserId];

  test('is strong, always the same for a person and another for another', () => {
    const password = temporaryPasswordOf(tanaka, secret);
    expect(password).toHaveLength(16);
    expect(isPasswordStrong(password, { minimumLength: 16 })).toBe(true);
    expect(temporaryPasswordOf(tanaka, secret)).toBe(password);
    expect(temporaryPasswordOf(sato, secret)).not.toBe(password);
    expect(temporaryPasswordOf(tanaka, Buffer.alloc(32, 8))).not.toBe(password);
  });
});
