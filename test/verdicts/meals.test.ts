import { describe, expect, test } from 'vitest';
import type { Participants } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

const guests: Participants = {
  headcount: 4,
  outside: [
    { company: '株式会社アオバ', name: '中村部長', relation: '得意先' },
    { company: '株式会社アオバ', name: '小林様', relation: '得意先' },
  ],
  shop: '割烹さくら',
  address: '東京都港区1-1',
};
type Line = Parameters<typeof aLine>[0];
const dinner = (difference: Line = {}) =>
  aLine({ itemCode: 'entertainment', amount: 39_600, participants: guests, ...difference });
const judged = (line: Line, masters?: Parameters<typeof contextOf>[0]) => {
  const { account, perHead, findings } = judgeLine(dinner(line), contextOf(masters));
  return { account: account.name, perHead, kinds: findings.map(({ kind }) => kind) };
};
const pair = { ...guests, headcount: 2, outside: guests.outside.slice(0, 1) };

describe('judging a dinner with guests', () => {
  test.each([
    [39_600, 9_000, '会議費', 'meal-excluded'],
    [44_000, 10_000, '会議費', 'meal-excluded'],
    [44_004, 10_001, '接待交際費', 'meal-over-limit'],
  ])('of %d for 4 counts %d a head: %s (A-08, A-09, A-10)', (amount, perHead, account, kind) => {
    expect(judged({ amount })).toEqual({ account, perHead, kinds: [kind] });
  });

  test('compares the gross under 税込経理: 11,000 a head is over (A-09 of tenant B)', () => {
    expect(judged({ amount: 44_000 }, aobaKobo.masters)).toMatchObject({
      account: '接待交際費',
      perHead: 11_000,
    });
    expect(judged({ amount: 40_000 }, aobaKobo.masters).account).toBe('会議費');
  });

  test('counts tax that cannot be deducted as cost (EXP-002)', () => {
    const line = { amount: 22_000, spentOn: '2026-11-20', participants: pair };
    expect(judged(line)).toMatchObject({ account: '会議費', perHead: 10_000 });
    expect(judged({ ...line, supplier: { name: '居酒屋' } })).toMatchObject({
      account: '接待交際費',
      perHead: 10_300,
    });
  });

  test('takes the reduced rate of take-out food (EXP-002)', () => {
    const parts = [{ rate: 'reduced', amount: yen(22_000) }] as const;
    const two = pair;
    expect(judged({ amount: 22_000, parts, participants: two })).toMatchObject({
      account: '接待交際費',
      perHead: 10_185,
    });
  });

  test('compares without rounding, where rounded parts would add up to 10,001 (NUM-002)', () => {
    const parts = [
      { rate: 'standard', amount: yen(11_001) },
      { rate: 'reduced', amount: yen(10_799) },
    ] as const;
    // Net 10,000.90… + 9,999.07… = 19,999.98…, booked 10,001 + 10,000.
    expect(judged({ amount: 21_800, parts, participants: pair })).toMatchObject({
      account: '会議費',
      perHead: 10_000,
    });
  });

  test('uses the limit of the day: 5,000 until 2024-03-31 (A-12)', () => {
    expect(judged({ spentOn: '2024-03-31' })).toMatchObject({
      account: '接待交際費',
      kinds: ['meal-over-limit'],
    });
    expect(judged({ amount: 22_000, spentOn: '2024-03-31' }).account).toBe('会議費');
    expect(judged({ spentOn: '2024-04-01' }).account).toBe('会議費');
  });

  test.each([
    ['no names', { outside: [] }],
    ['empty names', { outside: [{ company: '', name: '' }] }],
    ['no company', { outside: [{ company: '', name: '中村部長' }] }],
  ])('keeps it 接待交際費 with %s, and names what is missing (A-11)', (_what, difference) => {
    const line = dinner({ participants: { ...guests, ...difference } });
    const { account, findings } = judgeLine(line, contextOf());
    expect(account.name).toBe('接待交際費');
    expect(findings.map(sayFinding)).toEqual([
      '社外参加者の会社名と氏名の記録がないため、交際費から除外できません。会社名と氏名を入力してください',
    ]);
    expect(judgeClaim([line], contextOf()).canSubmit).toBe(true);
  });

  test('C-4: own staff only is 接待交際費, unless a reason makes it 福利厚生費 or 会議費 (A-11)', () => {
    const staff = { headcount: 4, outside: [], isStaffOnly: true };
    expect(judged({ amount: 48_000, participants: staff })).toMatchObject({
      account: '接待交際費',
      kinds: ['staff-meal-entertainment'],
    });
    const as = (kind: 'welfare' | 'meeting', reason: string) =>
      judged({ participants: { ...staff, staffMeal: { as: kind, reason } } });
    expect(as('welfare', '全社員の忘年会')).toMatchObject({
      account: '福利厚生費',
      kinds: ['staff-meal-chosen'],
    });
    expect(as('meeting', '営業会議の昼食')).toMatchObject({
      account: '会議費',
      kinds: ['staff-meal-chosen'],
    });
    expect(as('welfare', ' ')).toMatchObject({ account: '接待交際費', kinds: ['staff-meal-reason-missing'] });
    expect(judged({ participants: { ...guests, isStaffOnly: true } }).account).toBe('会議費');
  });

  test('C-2: without 関係 of every guest it is not excluded (EXP-003)', () => {
    const outside = [guests.outside[0], { company: '株式会社アオバ', name: '小林様' }].flatMap(
      (guest) => guest ?? [],
    );
    const line = dinner({ participants: { ...guests, outside } });
    const { account, findings } = judgeLine(line, contextOf());
    expect(account.name).toBe('接待交際費');
    expect(findings.map(sayFinding)).toEqual([
      '社外参加者との関係の記録がないため、交際費から除外できません。社外参加者との関係を入力してください',
    ]);
  });

  test('C-3: somebody of ours took part, or it is not excluded', () => {
    expect(judged({ amount: 5_000, participants: { ...guests, headcount: 2 } })).toMatchObject({
      account: '接待交際費',
      kinds: ['own-staff-missing'],
    });
    expect(judged({ amount: 5_000, participants: { ...guests, headcount: 3 } }).account).toBe('会議費');
  });

  test.each([
    [32_040, 3, '1人当たり10,001円（税抜、合計30,002円÷3人）で10,000円を超えるため「接待交際費」です'],
    [32_034, 3, '1人当たり9,998円（税抜）で10,000円以下のため、交際費から除外して「会議費」とします'],
  ])('C-14: %d for %d people at 70 %% is said as it is judged', (amount, headcount, says) => {
    const line = dinner({
      amount,
      spentOn: '2026-11-20',
      supplier: { name: '居酒屋' },
      participants: { ...guests, headcount, outside: guests.outside.slice(0, 1) },
    });
    const { findings, perHead } = judgeLine(line, contextOf());
    expect(findings.filter(({ rule }) => rule === 'EXP-001').map(sayFinding)).toEqual([says]);
    expect(says).toContain(`${perHead?.toLocaleString('ja-JP')}円`);
  });

  test('keeps it 接待交際費 without the place (EXP-003)', () => {
    const { address: _address, ...nowhere } = guests;
    expect(judged({ participants: nowhere })).toMatchObject({
      account: '接待交際費',
      kinds: ['meal-record-incomplete'],
    });
  });

  test.each([undefined, { ...guests, headcount: 0 }])(
    'blocks without a headcount (EXP-003)',
    (participants) => {
      const line = dinner(participants === undefined ? {} : { participants });
      const { participants: _participants, ...without } = line;
      const claim = judgeClaim([participants === undefined ? without : line], contextOf());
      expect(claim.canSubmit).toBe(false);
      expect(claim.lines[0]?.findings.map(sayFinding)).toEqual(['参加人数を入力してください']);
    },
  );

  test('blocks when more guests are named than people took part', () => {
    expect(judged({ participants: { ...guests, headcount: 1 } }).kinds).toEqual(['headcount-too-small']);
  });
});

describe('judging refreshments of a meeting', () => {
  test('keeps them 会議費 at any price, and tells the price per head (EXP-004)', () => {
    expect(judged({ itemCode: 'meeting', amount: 55_000 })).toEqual({
      account: '会議費',
      perHead: 12_500,
      kinds: ['meeting-above-limit'],
    });
    expect(judged({ itemCode: 'meeting', amount: 11_000 })).toMatchObject({ perHead: 2_500, kinds: [] });
  });
});
