import { describe, expect, test } from 'vitest';

import { peakLoad } from '#proofs/quotas/peak-load.ts';
import type { QuotaFacts } from '#proofs/quotas/quota-facts.ts';
import { wallUnits } from '#proofs/quotas/wall-units.ts';
import { wantedQuotas, type QuotaRegion } from '#proofs/quotas/wanted-quotas.ts';
import { quotaTable, withQuotaTable } from '#proofs/quotas/write-quota-table.ts';

const facts: QuotaFacts = {
  tenantFunctions: 3,
  reservedConcurrency: 3,
  networkPlaces: 4,
  addressSets: 4,
  wallUnits: 1_058,
  alarms: 350,
};

describe('nine o’clock', () => {
  test.each([
    [20, [400, 107, 2, 240, 2, 116]],
    [100, [2_000, 534, 9, 1_200, 8, 480]],
    [1_000, [20_000, 5_334, 87, 12_000, 80, 4_800]],
  ])('of %i tenants', (tenants, [people, requests, signIns, environments, started, concurrency]) => {
    expect(peakLoad(facts, { tenants, isFailOver: false })).toEqual({
      people,
      requestsPerSecond: requests,
      signInsPerSecond: signIns,
      environments,
      environmentsPerSecond: started,
      concurrentExecutions: concurrency,
    });
  });

  test('starts everything within a minute after a fail-over', () => {
    expect(peakLoad(facts, { tenants: 1_000, isFailOver: true }).environmentsPerSecond).toBe(200);
  });
});

const wantedIn = (region: QuotaRegion, tenants: number, change: Partial<QuotaFacts> = {}) =>
  new Map(
    wantedQuotas({ ...facts, ...change }, { tenants, region }).map((quota) => [
      quota.quota?.code ?? quota.name,
      quota,
    ]),
  );

describe('the quotas to ask for', () => {
  test('are the defaults of AWS for 20 tenants, but for the sandbox of mail', () => {
    const asked = [...wantedIn('ap-northeast-1', 20).values()].filter(
      ({ wanted, byDefault }) => wanted !== byDefault,
    );
    expect(asked.map(({ name, wanted }) => [name, wanted])).toEqual([
      ['SES: mails a day', 1_000],
      ['SES: mails a second', 2],
    ]);
  });

  test('are so many that nine o’clock of 1,000 tenants takes three quarters of each', () => {
    for (const region of ['ap-northeast-1', 'ap-northeast-3'] as const)
      for (const { needed, wanted } of wantedIn(region, 1_000).values())
        expect(needed * 4).toBeLessThanOrEqual(wanted * 3);
    expect(wantedIn('ap-northeast-1', 1_000).get('L-B99A9384')).toMatchObject({
      quota: { service: 'lambda', code: 'L-B99A9384' },
      region: 'ap-northeast-1',
      byDefault: 1_000,
      needed: 4_800,
      wanted: 6_500,
    });
  });

  test('grow with what the templates take', () => {
    const more = wantedIn('ap-northeast-1', 1_000, { tenantFunctions: 4 });
    expect(more.get('L-B99A9384')?.needed).toBe(6_400);
    expect(wantedIn('ap-northeast-1', 20, { networkPlaces: 200 }).get('L-9FEE3D26')?.wanted).toBe(300);
  });

  test('of KMS are half as many by default in Osaka, which a fail-over meets cold', () => {
    const [tokyo, osaka] = (['ap-northeast-1', 'ap-northeast-3'] as const).map((region) =>
      wantedIn(region, 1_000).get('L-6E3AF000'),
    );
    expect([tokyo?.byDefault, tokyo?.needed]).toEqual([20_000, 781]);
    expect([osaka?.byDefault, osaka?.needed]).toEqual([10_000, 1_021]);
  });
});

describe('the table of quotas', () => {
  test('shows what is needed, and in bold what has to be asked for', () => {
    expect(quotaTable(facts)).toContain('`lambda` `L-B99A9384` | 1,000 | 116 | 480 | 4,800 → **6,500** |');
  });

  test('needs its place in the document', () => {
    expect(() => withQuotaTable('# Deploying', facts)).toThrow('has no place for the table of quotas');
    const [begin, end] = ['<!-- quotas: written by `npm run cost` -->', '<!-- end of quotas -->'];
    const written = withQuotaTable(`a\n${begin}\nold\n${end}\nb`, facts);
    expect(written).toBe(`a\n${begin}\n${quotaTable(facts)}\n${end}\nb`);
    expect(withQuotaTable(written, facts)).toBe(written);
  });
});

const untouched = [{ Priority: 0, Type: 'NONE' }];
const path = {
  FieldToMatch: { UriPath: {} },
  PositionalConstraint: 'CONTAINS',
  SearchString: '/api/auth/',
  TextTransformations: [
    { Priority: 0, Type: 'URL_DECODE' },
    { Priority: 1, Type: 'LOWERCASE' },
  ],
};
const rate = { AggregateKeyType: 'IP', Limit: 100 };
const host = { PositionalConstraint: 'STARTS_WITH', TextTransformations: [{ Type: 'LOWERCASE' }] };
const notOurs = { NotStatement: { Statement: { IPSetReferenceStatement: {} } } };

describe('the capacity units of a web ACL', () => {
  test.each([
    ['an address set', { IPSetReferenceStatement: {} }, 1],
    [
      'two sets',
      { OrStatement: { Statements: [{ IPSetReferenceStatement: {} }, { IPSetReferenceStatement: {} }] } },
      2,
    ],
    ['an expression', { RegexMatchStatement: { TextTransformations: untouched } }, 3],
    ['a part of a path, decoded and in small letters', { ByteMatchStatement: path }, 30],
    ['a count of addresses', { RateBasedStatement: rate }, 2],
    [
      'a count on a path',
      { RateBasedStatement: { ...rate, ScopeDownStatement: { ByteMatchStatement: path } } },
      32,
    ],
    [
      'a count by address and header',
      { RateBasedStatement: { ...rate, CustomKeys: [{ IP: {} }, { Header: {} }] } },
      62,
    ],
    ['a host of its own', { AndStatement: { Statements: [{ ByteMatchStatement: host }, notOurs] } }, 13],
    ['a list of AWS', { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet' } }, 700],
  ])('%s', (_what, Statement, units) => {
    expect(wallUnits({ Rules: [{ Statement }, { Statement }] })).toBe(units * 2);
  });

  test('of 40 dedicated tenants are above what the price holds', () => {
    const Statement = { AndStatement: { Statements: [{ ByteMatchStatement: host }, notOurs] } };
    expect(wallUnits({ Rules: Array.from({ length: 40 }, () => ({ Statement })) }) + 1_058).toBe(1_578);
  });

  test.each([
    [{ GeoMatchStatement: {} }, 'nobody knows the units of a GeoMatchStatement'],
    [{ ManagedRuleGroupStatement: { Name: 'Another' } }, 'nobody knows the units of Another'],
  ])('are refused where nobody wrote them down: %j', (Statement, message) => {
    expect(() => wallUnits({ Rules: [{ Statement }] })).toThrow(message);
  });
});
