import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import {
  convenienceStore,
  dinner,
  meeting,
  osakaTrip,
  privateTaxi,
  shinkansen,
  trip,
} from '#test/builders/sent-lines.ts';
import { bringToConfirmation, confirm, create, submit, sumsOf, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
let takahashi: Person;
let ito: Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  [tanaka, sato, takahashi, ito] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('takahashi'),
    demo.signIn('ito'),
  ]);
});
afterAll(() => demo.close());

const texts = (verdict: any): string[] =>
  verdict.lines.flatMap((line: any) => [
    line.evidence.because.text,
    ...line.findings.map(({ text }: any) => text),
  ]);

const confirmed = async (lines: readonly unknown[], more: Record<string, unknown> = {}) => {
  const claim = await create(tanaka, { lines, ...more });
  return bringToConfirmation(tanaka, claim, { approvers: [sato, takahashi, ito], accountant: takahashi });
};

describe('the journeys of 田中花子', () => {
  test('A-01 (SPC-010): a return fare under 30,000 yen needs no receipt and books 26,764 + 2,676', async () => {
    const claim = await confirmed([shinkansen({ purpose: 'ordinary' })]);
    expect(texts(claim.verdict)[0]).toBe(
      '公共交通機関特例（29,440円 < 30,000円）のため、領収書がなくても申請できます',
    );
    expect(sumsOf(claim.entries, 'debit')).toEqual({ 旅費交通費: 26_764, 仮払消費税: 2_676 });
    expect(sumsOf(claim.entries, 'credit')).toEqual({ '未払金(田中花子)': 29_440 });
  });

  test('C-21: the applicant reads what to do, 経理 the law behind it, each at its field', async () => {
    const claim = await create(tanaka, { lines: [shinkansen({ purpose: 'ordinary' })] });
    const [mine] = claim.verdict.lines;
    expect(mine.evidence.because).toMatchObject({ field: 'evidence' });
    expect(mine.evidence.because.law).toBeUndefined();
    const submitted = await submit(tanaka, claim);
    const seen = await takahashi.get(`/api/claims/${submitted.body.id}`);
    expect(seen.body.verdict.lines[0].evidence.because.law).toEqual({
      says: '公共交通機関特例（29,440円 < 30,000円）：帳簿のみの保存で仕入税額控除',
      articles: '消法30⑦、消令49①一イ・70の9②一、基通1-8-12・1-8-13',
    });
  });

  test('C-11 (消法30⑧): a taxed purchase without its supplier is blocked at that field', async () => {
    const claim = await create(tanaka, { lines: [privateTaxi({ supplier: { name: '' } })] });
    const refused = await submit(tanaka, claim);
    expect(refused.body.fields).toContainEqual({
      path: 'lines.0.supplier.name',
      message: '支払先の名称を入力してください',
    });
  });

  test('A-02 (SPC-014): two tickets for 58,880 yen paid by herself on a trip fall under the travel exception', async () => {
    const lines = [shinkansen({ amount: 58_880, parts: [{ rate: 'standard', amount: 58_880 }] })];
    const days = { destination: '大阪', startOn: '2026-05-12', endOn: '2026-05-13' };
    const claim = await create(tanaka, { lines, trip: days });
    expect(claim.verdict.lines[0].evidence).toMatchObject({ need: 'none', because: { kind: 'trip-exempt' } });
    expect(claim.verdict.canSubmit).toBe(true);
    // without the trip's dates the exception has no facts.
    expect((await create(tanaka, { lines })).verdict.canSubmit).toBe(false);
  });

  test('A-03 (SPC-014a): the same by corporate card is blocked until a qualified invoice is attached', async () => {
    const line = shinkansen({
      amount: 58_880,
      parts: [{ rate: 'standard', amount: 58_880 }],
      paidBy: 'corporate-card',
      supplier: { name: '東海旅客鉄道株式会社', registrationNumber: 'T1180301018771', kind: 'corporation' },
    });
    const claim = await create(tanaka, { lines: [line] });
    const refused = await submit(tanaka, claim);
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('claim-not-submittable');
    expect(refused.body.fields).toEqual([
      { path: 'lines.0.evidence', message: '領収書（適格請求書）を添付してください' },
    ]);

    const evidenceId = await attach(tanaka, claim.id);
    const { title, department } = claim;
    const saved = await tanaka.put(`/api/claims/${claim.id}`, {
      title,
      departmentId: department.id,
      lines: [{ ...line, evidenceIds: [evidenceId] }],
      expectedVersion: claim.version,
    });
    expect(saved.status).toBe(200);
    const submitted = await submit(tanaka, saved.body);
    expect(submitted.status).toBe(200);
    expect(submitted.body.number).toMatch(/^EX-\d{6}$/);
  });

  test('A-05: one receipt of 8 % and 10 % keeps two tax parts, and a sum that differs is refused', async () => {
    const claim = await create(tanaka, { lines: [convenienceStore()] });
    expect(claim.verdict.lines[0].parts).toMatchObject([
      { rate: 'reduced', cost: 1_000, deductibleTax: 80 },
      { rate: 'standard', cost: 500, deductibleTax: 50 },
    ]);
    const wrong = await create(tanaka, {
      lines: [
        convenienceStore({
          parts: [
            { rate: 'reduced', amount: 1_081 },
            { rate: 'standard', amount: 550 },
          ],
        }),
      ],
    });
    expect(wrong.verdict.canSubmit).toBe(false);
    expect(texts(wrong.verdict).some((text) => text.includes('合計不一致'))).toBe(true);
  });

  test.each([
    ['A-06 (TRN-001: 80 %)', '2026-09-30', 3_060, 240],
    ['A-07 (TRN-001: 70 %)', '2026-10-01', 3_090, 210],
  ])('%s: a taxi without a T-number on %s books %i + %i', async (_id, spentOn, cost, tax) => {
    const draft = await create(tanaka, { lines: [] });
    const evidenceIds = [await attach(tanaka, draft.id)];
    const saved = await tanaka.put(`/api/claims/${draft.id}`, {
      title: 'タクシー',
      departmentId: 'sales-1',
      lines: [privateTaxi({ spentOn, evidenceIds })],
      expectedVersion: draft.version,
    });
    const claim = await bringToConfirmation(tanaka, saved.body, {
      approvers: [sato, takahashi, ito],
      accountant: ito,
    });
    expect(sumsOf(claim.entries, 'debit')).toEqual({ 旅費交通費: cost, 仮払消費税: tax });
  });

  test.each([
    ['A-08 (EXP-001)', 39_600, {}, '会議費'],
    ['A-09 (EXP-002: 以下)', 44_000, {}, '会議費'],
    ['A-10 (EXP-002)', 44_004, {}, '接待交際費'],
    ['A-12 (threshold of the day)', 39_600, { spentOn: '2024-03-31' }, '接待交際費'],
  ])(
    '%s: a dinner of %i yen for four goes to the right account',
    async (_id, amount, difference, account) => {
      const claim = await create(tanaka, { lines: [dinner(amount, difference)] });
      expect(claim.verdict.lines[0].account.name).toBe(account);
    },
  );

  test('A-11 (EXP-003): without outside names it is 接待交際費, with own staff only too (C-4), unless a reason says 福利厚生; the message names what is missing', async () => {
    const nobody = await create(tanaka, {
      lines: [dinner(39_600, { participants: { headcount: 4, outside: [] } })],
    });
    expect(nobody.verdict.lines[0].account.name).toBe('接待交際費');
    expect(texts(nobody.verdict).join()).toContain('会社名と氏名を入力してください');
    const staff = await create(tanaka, {
      lines: [dinner(39_600, { participants: { headcount: 4, outside: [], isStaffOnly: true } })],
    });
    expect(staff.verdict.lines[0].account.name).toBe('接待交際費');
    const staffMeal = { as: 'welfare', reason: '全社員の忘年会' };
    const event = await create(tanaka, {
      lines: [dinner(39_600, { participants: { headcount: 4, outside: [], isStaffOnly: true, staffMeal } })],
    });
    expect(event.verdict.lines[0].account.name).toBe('福利厚生費');
  });

  test('A-13 (NUM-002): three lines of 1,000 yen carry 270 yen of tax, not 272', async () => {
    const lines = ['1', '2', '3'].map((id) => meeting(1_000, { id, memo: `打合せ${id}` }));
    const claim = await create(tanaka, { lines });
    expect(claim.verdict.tax).toBe(270);
  });

  test('K-01 without the advance: 55,583 + 5,557 / 61,140 over the claim’s entries', async () => {
    const claim = await confirmed(osakaTrip(), { trip });
    expect(claim.verdict).toMatchObject({ total: 61_140, tax: 5_557 });
    expect(sumsOf(claim.entries, 'debit')).toEqual({ 旅費交通費: 55_583, 仮払消費税: 5_557 });
    expect(sumsOf(claim.entries, 'credit')).toEqual({ '未払金(田中花子)': 61_140 });
    for (const { lines } of claim.entries) {
      const sum = (side: string) =>
        lines.filter((line: any) => line.side === side).reduce((s: number, l: any) => s + l.amount, 0);
      expect(sum('debit')).toBe(sum('credit'));
    }
  });

  test('K-01: 13,200 yen for a night in Osaka needs a reason before it can be submitted', async () => {
    const [, , night] = osakaTrip();
    const { overCapReason: _none, ...silent } = night as Record<string, unknown>;
    const claim = await create(tanaka, { lines: [{ ...silent, id: '1' }], trip });
    const refused = await submit(tanaka, claim);
    expect(refused.status).toBe(422);
    expect(refused.body.fields[0].message).toContain('1,200円');
  });
});

describe('tenant B (税込経理, 少額特例)', () => {
  test('A-09: 44,000 yen for four is 11,000 a head and stays 接待交際費', async () => {
    const mori = await demo.signIn('mori', 'aoba-kobo');
    const claim = await create(mori, { departmentId: 'head-office', lines: [dinner(44_000)] });
    expect(claim.verdict.lines[0].account.name).toBe('接待交際費');
  });

  test.each([
    ['9,999 yes', 9_999, '2026-05-15', 'none'],
    ['10,000 no', 10_000, '2026-05-15', 'receipt'],
  ])('SPC-020: %s', async (_case, amount, spentOn, need) => {
    const mori = await demo.signIn('mori', 'aoba-kobo');
    const taxi = privateTaxi({ amount, parts: [{ rate: 'standard', amount }], spentOn });
    const claim = await create(mori, { departmentId: 'head-office', lines: [taxi] });
    expect(claim.verdict.lines[0].evidence.need).toBe(need);
  });
});

test('A-25: a submission sent again after a lost connection keeps one claim and one number', async () => {
  const claim = await create(tanaka, { lines: [shinkansen()] });
  const key = newUlid();
  const [first, again] = await Promise.all([submit(tanaka, claim, key), submit(tanaka, claim, key)]);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body.number).toBe(first.body.number);
  const third = await submit(tanaka, claim, key);
  expect(third.body).toMatchObject({ number: first.body.number, version: first.body.version });

  const listed = await sato.get('/api/inbox');
  expect(listed.body.items.filter(({ claimId }: any) => claimId === claim.id)).toHaveLength(1);
  const other = await tanaka.post(`/api/claims/${claim.id}/submission`, { expectedVersion: 99 }, { key });
  expect(other.body.code).toBe('idempotency-key-reused');
  const voted = await vote(sato, first.body);
  expect(voted.status).toBe(200);
  expect((await confirm(takahashi, voted.body)).body.code).toBe('claim-changed-meanwhile');
});
