import { describe, expect, test } from 'vitest';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { type Edition, editionChanges, type Names } from '#web/claims/edition-changes.ts';

const whole = {
  id: '1',
  itemCode: 'meeting',
  spentOn: '2026-05-12',
  amount: 11_000,
  parts: [{ rate: 'standard', amount: 11_000 }],
  paidBy: 'employee',
  purpose: 'ordinary',
  supplier: { name: '株式会社サンプル', registrationNumber: 'T1180301018771', kind: 'corporation' },
  memo: '打合せ',
  journey: { from: '新橋', to: '横浜', isRoundTrip: false },
  lodging: { city: '大阪', nights: 1 },
  perDiemDays: 2,
  participants: { headcount: 3, outside: [{ company: 'アオバ', name: '佐々木様' }], shop: '喫茶みなと' },
  overCapReason: '満室',
  rateReason: '据え置き',
  besideTripReason: '前泊',
  duplicateReason: '割り勘',
  quantity: 1,
  isSameTransaction: true,
  refund: { purchasedOn: '2026-05-01', purchasedYen: 11_000 },
  evidenceIds: ['f1'],
} as unknown as Required<DraftLine>;

const names: Names = {
  items: [
    { code: 'meeting', name: '会議費' },
    { code: 'taxi', name: 'タクシー' },
  ],
  files: [
    { id: 'f1', fileName: '領収書.pdf' },
    { id: 'f2', fileName: '領収書.pdf' },
    { id: 'f3', fileName: '明細.png' },
  ],
};

const of = (...lines: readonly DraftLine[]): Edition => ({ lines });
const changed = (difference: object) =>
  editionChanges(of(whole), of({ ...whole, ...difference }), names).lines[0]?.changes;

/** For each field of a line another value, and what the reader reads. */
const others = {
  itemCode: ['taxi', '経費科目', '会議費', 'タクシー'],
  spentOn: ['2026-05-13', '日付', '2026/05/12(火)', '2026/05/13(水)'],
  amount: [11_010, '金額', '11,000円', '11,010円'],
  parts: [[{ rate: 'reduced', amount: 11_000 }], '税率の内訳', '10% 11,000円', '軽減 11,000円'],
  paidBy: ['corporate-card', '支払方法', '立替（本人）', '法人カード'],
  purpose: ['trip', '用途', '通常', '出張'],
  supplier: [
    { name: '株式会社サンプル', registrationNumber: 'T7000012050002', kind: 'corporation' },
    '支払先',
    '株式会社サンプル、T1180301018771、法人',
    '株式会社サンプル、T7000012050002、法人',
  ],
  memo: ['打合せ（第2回）', '摘要', '打合せ', '打合せ（第2回）'],
  journey: [{ from: '新橋', to: '横浜', isRoundTrip: true }, '区間', '新橋 → 横浜', '新橋 ⇄ 横浜'],
  lodging: [{ city: '大阪', nights: 2 }, '宿泊', '大阪、1泊', '大阪、2泊'],
  perDiemDays: [3, '日数', '2日', '3日'],
  participants: [
    { headcount: 4, outside: [{ company: 'アオバ', name: '佐々木様' }], shop: '喫茶みなと' },
    '参加者',
    '3名、アオバ 佐々木様、喫茶みなと',
    '4名、アオバ 佐々木様、喫茶みなと',
  ],
  overCapReason: ['学会', '上限超過の理由', '満室', '学会'],
  rateReason: ['経過措置', '税率の理由', '据え置き', '経過措置'],
  besideTripReason: ['後泊', '出張期間の前後になる理由', '前泊', '後泊'],
  duplicateReason: ['控え', '同じ証憑を使う理由', '割り勘', '控え'],
  quantity: [2, '点数', '1点', '2点'],
  isSameTransaction: [false, '同じ取引', 'はい', 'いいえ'],
  refund: [
    { purchasedOn: '2026-05-01', purchasedYen: 9_000 },
    '返金・払戻し',
    '返金、購入日 2026/05/01(金)、購入額 11,000円',
    '返金、購入日 2026/05/01(金)、購入額 9,000円',
  ],
  evidenceIds: [['f1', 'f3'], '証憑', '領収書.pdf', '領収書.pdf、明細.png'],
} as const satisfies Record<Exclude<keyof DraftLine, 'id'>, readonly [unknown, string, string, string]>;

describe('what changed between two editions', () => {
  test.each(Object.entries(others))('%s: word for word', (field, [value, term, before, after]) => {
    expect(changed({ [field]: value })).toEqual([{ term, before, after }]);
  });

  test.each(Object.entries(others))(
    '%s: also what was not there, or is no longer',
    (field, [, term, before]) => {
      const { [field as keyof DraftLine]: _none, ...without } = whole;
      const bare = without as DraftLine;
      expect(editionChanges(of(bare), of(whole), names).lines[0]?.changes).toEqual([
        { term, before: '', after: before },
      ]);
      expect(editionChanges(of(whole), of(bare), names).lines[0]?.changes).toEqual([
        { term, before, after: '' },
      ]);
    },
  );

  test('another receipt of the same name is another receipt', () => {
    expect(changed({ evidenceIds: ['f2'] })).toEqual([
      { term: '証憑', before: '領収書.pdf', after: '領収書.pdf（差し替え）' },
    ]);
  });

  test('tells lines that came and went, and the sum', () => {
    const taxi = { id: '2', itemCode: 'taxi', amount: 3_300 } as DraftLine;
    const added = editionChanges(of(whole), of(whole, taxi), names);
    expect(added.lines).toMatchObject([{ lineId: '2', kind: 'added', name: '明細2　タクシー　3,300円' }]);
    expect(added.total).toEqual({ term: '合計', before: '11,000円', after: '14,300円' });
    const removed = editionChanges(of(whole, taxi), of(taxi), names);
    expect(removed.lines).toMatchObject([{ lineId: '1', kind: 'removed', name: '明細1　会議費　11,000円' }]);
  });

  test('tells the head, where it was put by', () => {
    const was = { title: '経費', departmentName: '営業一課', trip: { destination: '大阪' } };
    const is = { title: '5月の経費', departmentName: '営業二課' };
    expect(editionChanges({ lines: [], head: was }, { lines: [], head: is }, names).head).toEqual([
      { term: '件名', before: '経費', after: '5月の経費' },
      { term: '部門', before: '営業一課', after: '営業二課' },
      { term: '出張', before: '大阪', after: '' },
    ]);
    expect(editionChanges({ lines: [] }, { lines: [], head: is }, names).head).toEqual([]);
  });

  test('says nothing where nothing changed', () => {
    expect(editionChanges(of(whole), of({ ...whole }), names)).toEqual({
      head: [],
      lines: [],
      total: undefined,
    });
  });
});
