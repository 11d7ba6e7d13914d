import { describe, expect, test } from 'vitest';
import {
  addLine,
  changeLine,
  type ClaimDraft,
  contentOfDraft,
  copyLine,
  emptyClaim,
  faultsOfLine,
  removeLine,
  restoreLine,
  switchTrip,
} from '#web/claims/claim-draft.ts';
import { judgeDraft } from '#web/claims/judging.ts';
import { submitReasons } from '#web/claims/submit-reasons.ts';
import { needsCapReason, verdictBadge, verdictWords } from '#web/claims/verdict-words.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';

const claimWith = (facts: Partial<LineDraft>): ClaimDraft => ({
  ...changeLine(addLine(emptyClaim('sales-1')), '1', (line) => ({ ...line, ...facts })),
  title: '大阪出張',
});

const shinkansen: Partial<LineDraft> = {
  itemCode: 'public-transport',
  spentOn: '2026-05-12',
  amount: 29_440,
  supplierName: 'JR東海',
  from: '品川',
  to: '新大阪',
  isRoundTrip: true,
};

const reasonsOf = (draft: ClaimDraft) =>
  submitReasons({
    draft,
    form: minatoForm,
    judged: judgeDraft(draft, minatoForm),
    isUploading: false,
  });

describe('editing the lines of a claim', () => {
  test('copies a line below its original, without its evidence and reason', () => {
    const draft = copyLine(addLine(claimWith({ ...shinkansen, overCapReason: '満室' })), '1');
    expect(draft.lines.map(({ id }) => id)).toEqual(['1', '3', '2']);
    expect(draft.lines[1]).toMatchObject({ amount: 29_440, evidenceIds: [], overCapReason: '' });
  });

  test('puts a removed line back where it was, once', () => {
    const draft = addLine(addLine(claimWith(shinkansen)));
    const line = draft.lines[1];
    const removed = removeLine(draft, '2');
    expect(removed.lines).toHaveLength(2);
    expect(line && restoreLine(removed, line, 1)).toEqual(draft);
    expect(line && restoreLine(draft, line, 1)).toEqual(draft);
  });

  test('makes every line a part of the trip when the claim is one', () => {
    expect(switchTrip(claimWith(shinkansen), true).lines[0]?.purpose).toBe('trip');
  });

  test('may be saved with nothing filled in', () => {
    const draft = { ...claimWith({}), title: '', isTrip: true };
    expect(contentOfDraft(draft, minatoForm)).toMatchObject({
      title: '',
      departmentId: 'sales-1',
      trip: {},
      lines: [{ id: '1' }],
    });
  });

  test('a line that nobody has filled in is none of the claim', () => {
    const draft = addLine(claimWith(shinkansen));
    expect(contentOfDraft(draft, minatoForm).lines.map(({ id }) => id)).toEqual(['1']);
    expect(judgeDraft(draft, minatoForm).claim.lines.map(({ lineId }) => lineId)).toEqual(['1']);
    expect(reasonsOf(draft)).toEqual([]);
  });

  test('a new line has the day of the line above, the first one that of the trip', () => {
    const days = (draft: ClaimDraft) => draft.lines.map(({ spentOn }) => spentOn);
    expect(days(addLine(claimWith(shinkansen)))).toEqual(['2026-05-12', '2026-05-12']);
    const trip = { ...emptyClaim('sales-1'), isTrip: true, startOn: '2026-06-08' };
    expect(days(addLine(trip))).toEqual(['2026-06-08']);
    expect(days(addLine({ ...trip, isTrip: false }))).toEqual(['']);
  });

  test('says each missing field as a reason, and keeps its path', () => {
    const draft = { ...claimWith({}), title: '', isTrip: true };
    expect(reasonsOf(draft).map(({ says, placeId }) => [says, placeId])).toEqual([
      ['件名を入力してください', 'claim-title'],
      ['出張先を入力してください', 'claim-trip-destination'],
      ['出張の開始日を入力してください', 'claim-trip-startOn'],
      ['出張の終了日を入力してください', 'claim-trip-endOn'],
      ['明細1：経費科目を選んでください', 'line-1-itemCode'],
      ['明細1：日付を入力してください', 'line-1-spentOn'],
      ['明細1：金額を入力してください', 'line-1-amount'],
    ]);
    const { claim } = judgeDraft(draft, minatoForm);
    expect(claim.findings.map(({ field }) => field)).toEqual([
      'title',
      'trip.destination',
      'trip.startOn',
      'trip.endOn',
    ]);
    expect(claim.lines[0]?.findings.map(({ field }) => field)).toEqual(['itemCode', 'spentOn', 'amount']);
  });

  test('takes the faults of one line out of the claim’s', () => {
    const faults = [{ path: 'lines.1.amount', message: '0円以上で入力してください' }];
    const [fresh, first, second] = ['1', '2', '3'];
    const filled = (draft: ClaimDraft, id: string) =>
      changeLine(draft, id, (line) => ({ ...line, memo: id }));
    const three = addLine(addLine(addLine(emptyClaim('sales-1'))));
    const draft = filled(filled(three, first), second);
    expect(faultsOfLine(faults, draft, second)).toEqual([
      { path: 'amount', message: '0円以上で入力してください' },
    ]);
    expect(faultsOfLine(faults, draft, first)).toEqual([]);
    expect(faultsOfLine(faults, draft, fresh)).toEqual([]);
  });
});

describe('judging while typing', () => {
  test('needs no receipt for the train (A-01, SPC-010)', () => {
    const draft = claimWith(shinkansen);
    const verdict = judgeDraft(draft, minatoForm).lineOf('1');
    expect(verdict && verdictWords(verdict)).toMatchObject({
      evidence: { label: '領収書がなくても申請できます', tone: 'quiet' },
      account: '旅費交通費',
      parts: [{ gross: '29,440円', cost: '26,764円', tax: '2,676円' }],
    });
    expect(verdictBadge(verdict)).toEqual({ label: '領収書なしで可', tone: 'good' });
    expect(reasonsOf(draft)).toEqual([]);
  });

  test('keeps tickets for two by corporate card until the invoice is there (A-03, SPC-014)', () => {
    const draft = switchTrip(claimWith({ ...shinkansen, amount: 58_880, paidBy: 'corporate-card' }), true);
    const verdict = judgeDraft(draft, minatoForm).lineOf('1');
    expect(verdict && verdictWords(verdict).evidence).toMatchObject({
      label: '適格請求書（インボイス）が必要：未添付',
      tone: 'bad',
    });
    expect(verdictBadge(verdict).label).toBe('要対応');
    expect(reasonsOf(draft)).toContainEqual({
      says: '明細1：領収書（適格請求書）を添付してください',
      lineId: '1',
      placeId: 'line-1-evidence',
    });
  });

  test('totals a receipt of 8 % and 10 % (A-05)', () => {
    const draft = claimWith({
      itemCode: 'goods',
      spentOn: '2026-05-15',
      amount: 1_630,
      supplierName: 'ミナトマート',
      registrationNumber: 'T1180301018771',
      isSplit: true,
      parts: [
        { rate: 'reduced', amount: 1_080 },
        { rate: 'standard', amount: 550 },
      ],
    });
    const { claim, lineOf } = judgeDraft(draft, minatoForm);
    expect(claim).toMatchObject({ total: 1_630, tax: 130 });
    expect(lineOf('1')?.parts.map(({ cost, deductibleTax }) => [cost, deductibleTax])).toEqual([
      [1_000, 80],
      [500, 50],
    ]);
  });

  test('asks for a reason over the lodging cap (A-15)', () => {
    const draft = claimWith({
      itemCode: 'lodging',
      spentOn: '2026-06-08',
      amount: 13_200,
      supplierName: '大阪ホテル',
      city: '大阪',
      nights: 1,
    });
    expect(needsCapReason(judgeDraft(draft, minatoForm).lineOf('1'))).toBe(true);
  });

  test('says of an incomplete line what is missing, and counts its amount', () => {
    const judged = judgeDraft(claimWith({ itemCode: 'goods', amount: 5_000 }), minatoForm);
    expect(judged.lineOf('1')).toMatchObject({
      evidence: { need: 'unknown', isMet: false },
      findings: [{ kind: 'date-missing', field: 'spentOn', text: '日付を入力してください' }],
    });
    expect(judged.claim).toMatchObject({ total: 5_000, payable: 5_000, tax: 0 });
    expect(verdictBadge(judged.lineOf('1')).label).toBe('入力中');
    expect(reasonsOf(emptyClaim('sales-1'))).toEqual([
      { says: '件名を入力してください', placeId: 'claim-title' },
      { says: '明細を1行以上入力してください', placeId: 'claim-lines' },
    ]);
  });
});
