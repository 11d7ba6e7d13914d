import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostPastEntries, pastEntries } from '#domain/claims/past-entries.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { yen } from '#domain/money/yen.ts';

const ride = (from: string, to: string, amount: number, facts: Partial<DraftLine> = {}): DraftLine => ({
  id: '1',
  itemCode: 'train',
  amount: yen(amount),
  journey: { from, to, isRoundTrip: false },
  supplier: { name: '' },
  ...facts,
});
const paid = (name: string, registrationNumber?: string, facts: Partial<DraftLine> = {}): DraftLine => ({
  id: '1',
  itemCode: 'taxi',
  amount: yen(2_340),
  supplier: { name, ...(registrationNumber === undefined ? {} : { registrationNumber }) },
  ...facts,
});

describe('what somebody wrote in his own claims', () => {
  test('of the same way the last fare, there and back apart', () => {
    const back = { journey: { from: '新橋', to: '大宮', isRoundTrip: true } };
    const { ways } = pastEntries([
      [ride('新橋', '大宮', 600)],
      [ride('新橋', '大宮', 590), ride('新橋', '大宮', 1_180, back), ride('ｼﾝﾊﾞｼ', '大宮', 590)],
    ]);
    expect(ways.map(({ from, isRoundTrip, amount }) => [from, isRoundTrip, amount])).toEqual([
      ['新橋', false, 600],
      ['新橋', true, 1_180],
      ['ｼﾝﾊﾞｼ', false, 590],
    ]);
  });

  test('of a supplier his number, and not without it where he had one', () => {
    const { suppliers } = pastEntries([
      [paid('港タクシー'), paid('ｺﾝﾋﾞﾆ 新橋店')],
      [paid('港タクシー', 'T1180301018771'), paid('コンビニ 新橋店', undefined, { itemCode: 'goods' })],
      [paid('港タクシー', 'T8010401050387')],
    ]);
    expect(suppliers).toEqual([
      { itemCode: 'taxi', name: 'ｺﾝﾋﾞﾆ 新橋店' },
      { itemCode: 'taxi', name: '港タクシー', registrationNumber: 'T1180301018771' },
      { itemCode: 'taxi', name: '港タクシー', registrationNumber: 'T8010401050387' },
    ]);
  });

  test('nothing of what is half said, and nothing of money that flowed back', () => {
    const refund = { purchasedOn: '2026-11-01' } as never;
    const half: readonly DraftLine[] = [
      ride('', '大宮', 590),
      ride('新橋', '', 590),
      ride('新橋', '大宮', 0),
      ride('新橋', '大宮', -590, { refund }),
      paid('港タクシー', undefined, { refund }),
      { id: '1', itemCode: 'train', journey: { from: '新橋', to: '大宮', isRoundTrip: false } },
      { id: '1', supplier: { name: '港タクシー' } },
    ];
    expect(pastEntries([half])).toEqual({ ways: [], suppliers: [] });
  });

  test('each once, the newest first, and no more than are offered', () => {
    const place = fc.constantFrom('新橋', '大宮', '品川', '新大阪', '梅田');
    const lines = fc.array(
      fc
        .tuple(place, place, fc.integer({ min: 1, max: 9 }))
        .map(([from, to, amount]) => ride(from, to, amount)),
    );
    fc.assert(
      fc.property(fc.array(lines), (claims) => {
        const { ways } = pastEntries(claims);
        const keys = ways.map(({ from, to }) => `${from} ${to}`);
        const seen = claims.flat().map(({ journey }) => `${journey?.from} ${journey?.to}`);
        expect(keys).toEqual([...new Set(seen)]);
      }),
    );
    const many = Array.from({ length: 300 }, (_, at) => ride(`駅${at}`, '大宮', 590));
    expect(pastEntries([many]).ways).toHaveLength(mostPastEntries);
    expect(pastEntries([many.map((_, at) => paid(`店${at}`))]).suppliers).toHaveLength(mostPastEntries);
  });
});
