import { describe, expect, test } from 'vitest';
import { isPasswordStrong } from '#domain/tenants/password-policy.ts';
import { passwordFaults, policyPoints, safeReturnPath } from '#web/auth/password-policy.ts';

describe('showing the password policy while typing', () => {
  test('ticks off what is kept', () => {
    const points = policyPoints({ minimumLength: 12 }, 'Abc123');
    expect(points.filter(({ isMet }) => !isMet).map(({ label }) => label)).toEqual([
      '12文字以上、256文字以内',
      '半角の記号（- ! # など）を含む',
    ]);
  });

  test('A-14 tells the reason of a dead end: a blank at the end', () => {
    const typed = { password: 'Abcdef-123456 ', repeated: 'Abcdef-123456 ' };
    expect(passwordFaults({ minimumLength: 12 }, typed)).toEqual({
      password: '満たしていない条件: 先頭と末尾に空白がない',
    });
    expect(passwordFaults({ minimumLength: 12 }, { ...typed, password: 'Abcdef-123456' })).toEqual({
      repeated: '新しいパスワードと一致していません',
    });
  });

  test.each([
    ['Minato-2026-ok', true],
    ['minato-2026-ok', false],
    ['Mi-2026', false],
    ['Abcdef-123456 ', false],
    ['　Abcdef-123456', false],
    ['Abcdef-123\n456', false],
    [`Ab1-${'x'.repeat(253)}`, false],
  ])('judges %j as the server does, and never without a point that says so', (password, isKept) => {
    const policy = { minimumLength: 12 };
    expect(isPasswordStrong(password, policy)).toBe(isKept);
    expect(policyPoints(policy, password).every(({ isMet }) => isMet)).toBe(isKept);
  });
});

describe('returning after the sign-in', () => {
  test.each([
    ['/claims/01J0/edit', '/claims/01J0/edit'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['/sign-in?from=/x', '/'],
    [null, '/'],
  ])('leads %s only into this app', (from, path) => {
    expect(safeReturnPath(from)).toBe(path);
  });
});
