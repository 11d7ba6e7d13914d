import { describe, expect, test } from 'vitest';
import type { AskedCorrection } from '#domain/corrections/choose-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, aTrain, day } from '#test/builders/claims.ts';
import { changesIn, entriesAfter, plan } from '#test/builders/corrected.ts';
import { booked } from '#test/builders/journals.ts';
import { guests } from '#test/builders/outcomes.ts';
import { done } from '#test/builders/submitted-claims.ts';

const nobody = { name: '山田商店' };
const one = (asked: Omit<AskedCorrection, 'lineId'>): readonly AskedCorrection[] => [
  { lineId: '1', ...asked },
];
const tax = (...codes: readonly (string | null)[]) => ({
  taxCodes: codes.map((taxCode, part) => ({ part, taxCode })),
});
const part = (rate: 'standard' | 'reduced', amount: number) => ({ rate, amount: yen(amount) }) as const;

describe('K-12 correcting a line before the confirmation', () => {
  test.each<[string, ClaimLine, Omit<AskedCorrection, 'lineId'>, readonly string[], readonly string[]]>([
    [
      '税区分 経過措置 → 適格: all of the tax is deducted',
      aLine({ supplier: nobody }),
      tax('P10Q'),
      ['taxCode P10T80 課税仕入10% 区分80% → P10Q 課税仕入10% 適格'],
      ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
    ],
    [
      '税区分 適格 → 経過措置',
      aLine(),
      tax('P10T80'),
      ['taxCode P10Q 課税仕入10% 適格 → P10T80 課税仕入10% 区分80%'],
      ['会議費 10,200 P10T80', '仮払消費税 800 P10T80'],
    ],
    [
      '税区分 適格 → 控除不可: all of it is cost',
      aLine(),
      tax('P10N'),
      ['taxCode P10Q 課税仕入10% 適格 → P10N 課税仕入10% 控除不可'],
      ['会議費 11,000 P10N'],
    ],
    [
      '10% → 軽減8%',
      aLine({ amount: 10_800 }),
      tax('P08Q'),
      ['taxCode P10Q 課税仕入10% 適格 → P08Q 課税仕入軽減8% 適格'],
      ['会議費 10,000 P08Q', '仮払消費税 800 P08Q'],
    ],
    ['10% → 対象外', aLine(), tax('OT'), ['taxCode P10Q 課税仕入10% 適格 → OT 対象外'], ['会議費 11,000 OT']],
    [
      'one of two rates of a receipt',
      aLine({ amount: 7_660, parts: [part('standard', 5_500), part('reduced', 2_160)], supplier: nobody }),
      { taxCodes: [{ part: 1, taxCode: 'P08Q' }] },
      ['taxCode P08T80 課税仕入軽減8% 区分80% → P08Q 課税仕入軽減8% 適格'],
      ['会議費 5,100 P10T80', '会議費 2,000 P08Q', '仮払消費税 400 P10T80', '仮払消費税 160 P08Q'],
    ],
    [
      '経費科目: account follows from it',
      aLine(),
      { itemCode: 'supplies' },
      ['item meeting 会議費 → supplies 消耗品費', 'account 764 会議費 → 746 消耗品費（従）'],
      ['消耗品費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
    ],
    [
      '勘定科目 alone',
      aLine(),
      { accountCode: '712' },
      ['account 764 会議費 → 712 福利厚生費'],
      ['福利厚生費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
    ],
    [
      '補助科目 of the cost',
      aLine(),
      { subAccount: '定例会' },
      ['subAccount   →  定例会'],
      ['会議費[定例会] 10,000 P10Q', '仮払消費税 1,000 P10Q'],
    ],
    [
      'a train whose stated facts are kept: books alone still prove it at another rate',
      aTrain({ amount: 10_800 }),
      tax('P08Q'),
      ['taxCode P10Q 課税仕入10% 適格 → P08Q 課税仕入軽減8% 適格'],
      ['旅費交通費 10,000 P08Q', '仮払消費税 800 P08Q'],
    ],
  ])('%s', (_what, line, asked, changes, debits) => {
    const planned = done(plan([line], one(asked)));
    expect(changesIn(planned)).toEqual(changes);
    const [[shown = [], credits] = []] = booked(entriesAfter([line], planned));
    expect(shown).toEqual(debits);
    expect(credits).toEqual([`未払金[田中花子] ${line.amount.toLocaleString('en')} OT`]);
    expect(planned.verdict).toMatchObject({ total: line.amount, payable: line.amount, canSubmit: true });
  });

  test('under 税込経理 the cost stays the gross, and the code says how it may be deducted (JNL-002)', () => {
    const { masters } = aobaKobo;
    const line = aLine({ supplier: nobody, amount: 11_000 });
    const planned = done(plan([line], one({ ...tax('P10Q'), accountCode: '746' }), { masters }));
    expect(changesIn(planned)).toEqual([
      'account 764 会議費 → 746 消耗品費',
      'taxCode P10T80 課税仕入10% 区分80% → P10Q 課税仕入10% 適格',
    ]);
    expect(booked(entriesAfter([line], planned, masters))).toEqual([
      [['消耗品費 11,000 P10Q'], ['未払金[田中花子] 11,000 OT']],
    ]);
    expect(planned.verdict.tax).toBe(0);
  });

  test('部門 and 計上日 go into the entry, the day of the expense stays in 摘要 (EXP-051)', () => {
    const lines = [aLine({ id: '1' }), aLine({ id: '2', amount: 5_500 })];
    const planned = done(plan(lines, one({ departmentId: 'planning', postedOn: day('2026-06-01') })));
    expect(changesIn(planned)).toEqual([
      'department sales-1 営業一課 → planning 企画部',
      'postedOn 2026-05-20 2026-05-20 → 2026-06-01 2026-06-01',
    ]);
    const entries = entriesAfter(lines, planned);
    expect(entries.map(({ postedOn, spentOn }) => [postedOn, spentOn])).toEqual([
      ['2026-05-20', undefined],
      ['2026-06-01', '2026-05-20'],
    ]);
    expect(
      entries.map((entry) => entry.lines.map(({ department, memo }) => `${department?.name} ${memo}`)),
    ).toEqual([
      ['営業一課 株式会社サンプル 打合せ', '営業一課 株式会社サンプル 打合せ', '営業一課 5月の経費'],
      [
        '企画部 発生日2026/05/20 株式会社サンプル 打合せ',
        '企画部 発生日2026/05/20 株式会社サンプル 打合せ',
        '営業一課 発生日2026/05/20 5月の経費',
      ],
    ]);
  });

  test('rows of another department or 補助科目 are rows of their own', () => {
    const lines = ['1', '2', '3', '4'].map((id) => aLine({ id, amount: 1_100 }));
    const planned = done(
      plan(lines, [
        { lineId: '2', departmentId: 'planning' },
        { lineId: '4', subAccount: '定例会' },
      ]),
    );
    const costs = entriesAfter(lines, planned).flatMap((entry) =>
      entry.lines.filter(({ isInputTax, isPayable }) => isInputTax !== true && isPayable !== true),
    );
    expect(costs.map(({ lineIds, amount }) => [lineIds, amount])).toEqual([
      [['1', '3'], 2_000],
      [['2'], 1_000],
      [['4'], 1_000],
    ]);
  });

  test('the verdict runs again: 控除不可 raises the price per head over the limit, and the account follows (EXP-001)', () => {
    const participants = { headcount: 4, outside: guests(2), shop: '割烹', address: '港区' };
    const line = aLine({ itemCode: 'entertainment', amount: 44_000, participants });
    const planned = done(plan([line], one(tax('P10N'))));
    expect(changesIn(planned)).toEqual([
      'account 764 会議費 → 761 接待交際費（従）',
      'taxCode P10Q 課税仕入10% 適格 → P10N 課税仕入10% 控除不可',
    ]);
    expect(planned.verdict.lines[0]?.perHead).toBe(11_000);
  });

  test('every number names the correction in its trace', () => {
    const line = aLine({ supplier: nobody });
    const planned = done(plan([line], one({ ...tax('P10Q'), itemCode: 'supplies' })));
    const trace = entriesAfter([line], planned).flatMap((entry) => entry.trace);
    expect(trace.filter(({ rule }) => rule === 'K-12').map(({ says }) => says)).toEqual([
      '経理が訂正した経費科目：消耗品費',
      '経理が訂正した税区分：課税仕入10% 適格',
    ]);
    expect(trace.map(({ says }) => says)).toContain('11,000 × 10 ÷ 110 = 1,000（切捨て）');
  });
});

describe('a correction leaves alone what it does not name', () => {
  test('other lines keep the verdict that was approved, whatever the masters say today', () => {
    const lines = [aLine({ id: '1' }), aLine({ id: '2' })];
    const renamed = {
      ...minato.masters,
      items: minato.masters.items.map((item) =>
        item.code === 'meeting' ? { ...item, accountCode: '712' } : item,
      ),
    };
    const given = { masters: renamed, submittedUnder: minato.masters };
    const planned = done(plan(lines, one({ departmentId: 'planning' }), given));
    expect(changesIn(planned)).toEqual(['department sales-1 営業一課 → planning 企画部']);
    expect(planned.verdict.lines.map(({ account }) => account.code)).toEqual(['764', '764']);
    const anew = done(plan(lines, one(tax('P10T80')), given));
    expect(anew.verdict.lines.map(({ account }) => account.code)).toEqual(['712', '764']);
    expect(changesIn(anew)).toEqual([
      'account 764 会議費 → 712 福利厚生費（従）',
      'taxCode P10Q 課税仕入10% 適格 → P10T80 課税仕入10% 区分80%',
    ]);
  });

  test('an account that was only renamed keeps its word', () => {
    const accounts = minato.masters.accounts.map((account) =>
      account.code === '764' ? { ...account, name: '会議費（新）' } : account,
    );
    const given = { masters: { ...minato.masters, accounts }, submittedUnder: minato.masters };
    const planned = done(plan([aLine()], one(tax('P10T80')), given));
    expect(planned.verdict.lines[0]?.account).toEqual({ code: '764', name: '会議費' });
  });

  test('another item ends what was decided of account and tax under the one before', () => {
    const line = aLine({ supplier: nobody });
    const first = done(plan([line], one({ accountCode: '712', ...tax('P10Q') })));
    const second = done(plan([line], one({ itemCode: 'supplies' }), { so: first }));
    expect(changesIn(second)).toEqual([
      'item meeting 会議費 → supplies 消耗品費',
      'account 712 福利厚生費 → 746 消耗品費（従）',
      'taxCode P10Q 課税仕入10% 適格 → P10T80 課税仕入10% 区分80%（従）',
    ]);
    expect(second.corrections).toEqual([{ lineId: '1', item: { code: 'supplies', name: '消耗品費' } }]);
  });

  test('and can be corrected back, field by field or all at once', () => {
    const line = aLine({ supplier: nobody });
    const all = {
      itemCode: 'supplies',
      accountCode: '712',
      subAccount: '定例会',
      departmentId: 'planning',
      ...tax('P10Q'),
      postedOn: day('2026-06-01'),
    };
    const corrected = done(plan([line], one(all)));
    expect(corrected.corrections).toHaveLength(1);
    const back = {
      itemCode: 'meeting',
      accountCode: null,
      subAccount: null,
      departmentId: 'sales-1',
      ...tax(null),
      postedOn: day('2026-05-20'),
    };
    const undone = done(plan([line], one(back), { so: corrected }));
    expect(undone.corrections).toEqual([]);
    expect(undone.changes).toHaveLength(6);
    expect(booked(entriesAfter([line], undone))).toEqual([
      [['会議費 10,200 P10T80', '仮払消費税 800 P10T80'], ['未払金[田中花子] 11,000 OT']],
    ]);
  });
});
