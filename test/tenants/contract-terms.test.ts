import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { changesOfTerms, sayLimit, takesAway, type ContractTerms } from '#domain/tenants/contract-terms.ts';
import { isCorporateNumber } from '#domain/text/corporate-number.ts';

const terms = (changes: Partial<ContractTerms> = {}): ContractTerms => ({
  plan: 'standard',
  limits: { users: 50 },
  options: ['statusView'],
  contractedOn: '2026-12-01' as CalendarDate,
  ...changes,
});

describe('a change of a contract', () => {
  test.each<[string, Partial<ContractTerms>, boolean]>([
    ['a higher limit', { limits: { users: 100 } }, false],
    ['no limit any more', { limits: {} }, false],
    ['a lower limit', { limits: { users: 49 } }, true],
    ['a limit that was none', { limits: { users: 50, storageGb: 10 } }, true],
    ['one more option', { options: ['statusView', 'selfExport'] }, false],
    ['an option that ends', { options: ['selfExport'] }, true],
    ['a larger plan', { plan: 'dedicated' }, false],
    ['a lesser plan', { plan: 'trial' }, true],
    ['another day', { contractedOn: '2026-12-02' as CalendarDate }, false],
  ])('to %s takes away: %o', (_what, changes, isLess) => {
    expect(takesAway(terms(), terms(changes))).toBe(isLess);
  });

  test('is told old → new, and only what differs', () => {
    expect(
      changesOfTerms(terms(), terms({ plan: 'trial', limits: { users: 1_200 }, options: [] })),
    ).toStrictEqual([
      { what: 'プラン', from: 'スタンダード', to: 'お試し' },
      { what: '利用者の上限', from: '50人', to: '1,200人' },
      { what: '稼働状況の閲覧', from: 'あり', to: 'なし' },
    ]);
    expect(changesOfTerms(terms(), terms())).toEqual([]);
    expect(sayLimit('claimsAMonth', 1_000_000)).toBe('1,000,000件');
    expect(sayLimit('storageGb', undefined)).toBe('上限なし');
  });
});

test.each([
  ['7000012050002', true],
  ['1180301018771', true],
  ['2180301018771', false],
  ['118030101877', false],
  ['T1180301018771', false],
])('%s is a 法人番号: %s', (digits, isOne) => {
  expect(isCorporateNumber(digits)).toBe(isOne);
});
