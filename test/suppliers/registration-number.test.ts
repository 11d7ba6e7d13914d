import { describe, expect, test } from 'vitest';
import {
  checkRegistrationNumber,
  normalizeRegistrationNumber,
} from '#domain/suppliers/registration-number.ts';

describe('checking a registration number', () => {
  test.each([
    '8040001079502',
    '2010401059681',
    '1180301018771',
    '4011001098993',
    '7000012050002',
    '1130001011420',
    '5010401067252',
    '7010001065142',
    '8000012010038',
  ])('accepts T%s (INV-002)', (digits) => {
    expect(checkRegistrationNumber(`T${digits}`)).toEqual({
      ok: true,
      value: { number: `T${digits}`, isUnusual: false },
    });
  });

  test.each([
    ['T8180301018771', 'registration-number-wrong-digit'],
    ['T1180301018772', 'registration-number-wrong-digit'],
    ['T118030101877', 'registration-number-malformed'],
    ['1180301018771', 'registration-number-malformed'],
    ['T11803010187711', 'registration-number-malformed'],
    ['', 'registration-number-malformed'],
  ])('refuses %s of a corporation as %s (INV-002)', (typed, kind) => {
    expect(checkRegistrationNumber(typed, 'corporation')).toEqual({ ok: false, refusal: { kind } });
    expect(checkRegistrationNumber(typed)).toEqual({ ok: false, refusal: { kind } });
  });

  test('only wonders about an individual with a wrong check digit (INV-003)', () => {
    expect(checkRegistrationNumber('T1180301018772', 'individual')).toMatchObject({
      ok: true,
      value: { isUnusual: true },
    });
    expect(checkRegistrationNumber('T118030101877', 'individual').ok).toBe(false);
  });

  test('does not notice 0 and 9 swapped (INV-003)', () => {
    expect(checkRegistrationNumber('T1189301918771').ok).toBe(true);
  });

  test.each(['ｔ１１８０３０１０１８７７１', 't1180301018771', ' T 1180-3010-18771 ', 'T1180‐3010−18771'])(
    'reads %s as people type it (INV-001)',
    (typed) => {
      expect(normalizeRegistrationNumber(typed)).toBe('T1180301018771');
    },
  );
});
