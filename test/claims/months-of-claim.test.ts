import { describe, expect, test } from 'vitest';
import { monthsOfClaim, withSpentMonths } from '#domain/claims/claim-months.ts';
import { usualSight } from '#domain/rights/sight.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { namedOriginals, noRefunds } from '#lambdas/claims/kept-refunds.ts';
import { findHeaderFor } from '#lambdas/sight/find-headers.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { headerRow, linesRow } from '#lambdas/claims/claim-record.ts';
import { aLine, actorOf, known } from '#test/builders/claims.ts';
import { approved } from '#test/builders/submitted-claims.ts';

const month = (text: string) => known(isCalendarMonth, text);
const [may, june] = [month('2026-05'), month('2026-06')];
/** Spent in May and submitted in June, of a release that kept no months. */
const { months: _unknownThen, ...old } = approved();
const seeing = (one: typeof may) => ({
  ...actorOf('高橋美咲'),
  sight: { labels: [], isLimited: true, content: { from: one, to: one } },
});

describe('9.2.2 the months of a claim', () => {
  test('of which no release has written them are none: not that of its submission', () => {
    expect(monthsOfClaim(old)).toEqual([]);
    expect(monthsOfClaim({ ...old, postings: [{ months: [may] }] })).toEqual([may]);
  });

  test('are those of its lines where they are known, and those in which it was posted', () => {
    const claim = withSpentMonths({ ...old, postings: [{ months: [june] }] }, [aLine()]);
    expect(monthsOfClaim(claim)).toEqual([may, june]);
  });

  test('are asked of its lines for whoever sees some months, and of nobody else', async () => {
    const rows = [headerRow(old, []), linesRow(old, { lines: [aLine()] })];
    let reads = 0;
    const get = async ({ sk }: { readonly sk: string }) => {
      reads += 1;
      const row = rows.find(({ key }) => key.sk === sk);
      return row && Object.assign({}, row.key, row.item);
    };
    const table = { get } as unknown as TenantTable;
    expect((await findHeaderFor(table, old.id, { sight: usualSight }))?.months).toBeUndefined();
    expect(reads).toBe(1);
    expect((await findHeaderFor(table, old.id, seeing(may)))?.months).toEqual([may]);
  });

  test('hide a line that is taken back in another month', () => {
    const line = { claimId: old.id, lineId: '1', supplier: { name: '株式会社サンプル' } } as any;
    const bears = { ownedBy: [], applicantId: old.applicantId, labels: [], months: [may] };
    const originals = [{ id: old.id, thing: bears, lines: [line], kept: noRefunds, others: [] }];
    const refunds = [{ ...aLine(), refund: { original: { claimId: old.id, lineId: '1' } } }] as any;
    expect(namedOriginals(originals, refunds, seeing(may))).toEqual({ originals: [line], isLimited: false });
    expect(namedOriginals(originals, refunds, seeing(june))).toEqual({ originals: [], isLimited: true });
    const labelled = [
      { id: old.id, thing: { ...bears, labels: ['HR'] }, lines: [line], kept: noRefunds, others: [] },
    ];
    expect(
      namedOriginals(labelled, refunds, { ...seeing(may), sight: { labels: [], isLimited: true } }),
    ).toMatchObject({ originals: [] });
  });
});
