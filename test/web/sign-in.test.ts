import { describe, expect, test } from 'vitest';
import { keepsPolicy, policyPoints, safeReturnPath } from '#web/auth/password-policy.ts';

describe('showing the password policy while typing', () => {
  test('ticks off what is kept', () => {
    const points = policyPoints({ minimumLength: 12 }, 'Abc123');
    expect(points.filter(({ isMet }) => !isMet).map(({ label }) => label)).toEqual([
      '12文字以上',
      '記号を含む',
    ]);
  });

  test.each([
    ['Minato-2026-ok', true],
    ['minato-2026-ok', false],
    ['Mi-2026', false],
  ])('judges %s as the server does', (password, isKept) => {
    expect(keepsPolicy({ minimumLength: 12 }, password)).toBe(isKept);
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
