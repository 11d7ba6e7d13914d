import { describe, expect, test } from 'vitest';
import { isEvidenceId } from '#domain/kernel/ids.ts';
import { yen } from '#domain/money/yen.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aLine, aTrain, contextOf, day, known } from '#test/builders/claims.ts';

const said = (line: ClaimLine) =>
  judgeLine(line, contextOf(undefined, { today: day('2026-06-15') })).findings.map(
    (finding) => `${finding.severity}: ${sayFinding(finding)}`,
  );
const anotherReceipt = known(isEvidenceId, '01KEV1DENCE000000000000002');

describe('judging what a line says', () => {
  test('refuses parts that do not add up (A-05)', () => {
    const parts = [
      { rate: 'reduced', amount: yen(1_081) },
      { rate: 'standard', amount: yen(550) },
    ] as const;
    expect(said(aLine({ amount: 1_630, parts }))).toEqual([
      'block: 合計不一致です。税率ごとの合計1,631円を金額1,630円に合わせてください',
    ]);
  });

  test.each([0, -1])('refuses an amount of %d', (amount) => {
    expect(said(aLine({ amount }))).toEqual(['block: 金額は1円以上で入力してください']);
  });

  test('refuses a part below one yen even when the sum is right', () => {
    const parts = [
      { rate: 'standard', amount: yen(1_100) },
      { rate: 'reduced', amount: yen(-100) },
    ] as const;
    expect(said(aLine({ amount: 1_000, parts }))).toContain('block: 金額は1円以上で入力してください');
  });

  test('refuses a day to come', () => {
    expect(said(aLine({ spentOn: '2026-06-16' }))).toEqual([
      'block: 利用日が未来の日付です。2026-06-15以前の日付を入力してください',
    ]);
    expect(said(aLine({ spentOn: '2026-06-15' }))).toEqual([]);
  });

  test('refuses an item that does not exist, and one whose account is gone', () => {
    expect(said(aLine({ itemCode: 'nothing' }))).toEqual(['block: この日に使える経費科目を選んでください']);
    const context = contextOf();
    const lost = { ...context, masters: { ...context.masters, accounts: [] } };
    expect(judgeLine(aLine(), lost).findings.map(({ kind }) => kind)).toEqual(['account-unknown']);
  });

  test('C-11: blocks without the supplier, and without the route of a fare (消法30⑧, SPC-001)', () => {
    const { journey: _journey, ...train } = aTrain();
    expect(said(train)).toEqual(['block: 区間（出発・到着）を入力してください']);
    expect(said(aLine({ supplier: { ...aLine().supplier, name: ' ' } }))).toEqual([
      'block: 支払先の名称を入力してください',
    ]);
  });
});

describe('judging a claim', () => {
  test('sums what is paid to the employee and by card', () => {
    const lines = [
      aTrain({ id: '1' }),
      aLine({ id: '2', amount: 5_500, paidBy: 'corporate-card', itemCode: 'supplies' }),
    ];
    expect(judgeClaim(lines, contextOf())).toMatchObject({
      total: 34_940,
      tax: 3_176,
      payable: 29_440,
      byCard: 5_500,
      canSubmit: true,
      findings: [],
    });
  });

  test('warns of a line that is there twice, but not of the way back (EXP-040)', () => {
    const there = aTrain({ id: '1', amount: 190 });
    const back = aTrain({
      id: '2',
      amount: 190,
      journey: { from: '新大阪', to: '品川', isRoundTrip: false },
    });
    const again = { ...there, id: '3' };
    const { lines, canSubmit } = judgeClaim([there, back, again], contextOf());
    expect(lines.map(({ findings }) => findings.map(sayFinding))).toEqual([
      [],
      [],
      ['明細1と日付・金額・支払先が同じです。二重でないか確認してください'],
    ]);
    expect(canSubmit).toBe(true);
  });

  test('warns of one receipt under two lines (EXP-040)', () => {
    const lines = [
      aLine({ id: '1' }),
      aLine({ id: '2', amount: 500 }),
      aLine({ id: '3', amount: 600, evidenceIds: [anotherReceipt] }),
    ];
    const kinds = judgeClaim(lines, contextOf()).lines.map(({ findings }) =>
      findings.map(({ kind }) => kind),
    );
    expect(kinds).toEqual([[], ['evidence-shared'], []]);
  });

  test('cannot be submitted without lines, or with lines of one name', () => {
    expect(judgeClaim([], contextOf())).toMatchObject({ canSubmit: false, findings: [{ kind: 'no-lines' }] });
    expect(judgeClaim([aLine(), aLine({ amount: 500 })], contextOf())).toMatchObject({
      canSubmit: false,
      findings: [{ kind: 'line-ids-repeated' }],
    });
  });
});
