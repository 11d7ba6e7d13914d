import { describe, expect, test } from 'vitest';
import { usedLabels } from '#domain/exports/used-labels.ts';
import { labelOptionsOf } from '#domain/exports/yayoi-options.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { reverseEntry } from '#domain/journals/reverse-entry.ts';
import { isInstant } from '#domain/kernel/time.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { aClaimId, aDraft, aLine, contextOf, day, known } from '#test/builders/claims.ts';
import { booked, withCompany } from '#test/builders/journals.ts';

/** みなと商事 keeps its books 税込 from the fiscal year that begins on 2027-04-01. */
const changing = withCompany({
  taxAccountingChanges: [{ validFrom: day('2027-04-01'), taxAccounting: 'inclusive' }],
});
/** 2027-05-31 is the last day on which March 2027 is open; in Japan it ends at 15:00 UTC. */
const before = '2027-05-31T14:59:59.000Z';
const after = '2027-05-31T15:00:00.000Z';

const judgedOn = (lines: readonly ClaimLine[], today: string): ClaimVerdict =>
  judgeClaim(lines, contextOf(changing, { today: day(today) }));

const postedAt = (lines: readonly ClaimLine[], verdict: ClaimVerdict, at: string) =>
  deriveJournals({
    claim: { ...aDraft(), number: 'EX-000123' },
    lines,
    verdict,
    corrections: [],
    masters: changing,
    at: known(isInstant, at),
  });

const inMarch = aLine({ spentOn: '2027-03-31' });
const inApril = aLine({ id: '2', spentOn: '2027-04-01' });

describe('経理方法 by the posting date', () => {
  test('one claim over the end of a fiscal year is posted under both, each in its own year', () => {
    const lines = [inMarch, inApril];
    const entries = postedAt(lines, judgedOn(lines, '2027-04-02'), '2027-04-02T03:00:00.000Z');
    expect(entries.map(({ postedOn }) => postedOn)).toEqual(['2027-03-31', '2027-04-01']);
    expect(booked(entries)).toEqual([
      [['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'], ['未払金[田中花子] 11,000 OT']],
      [['会議費 11,000 P10Q'], ['未払金[田中花子] 11,000 OT']],
    ]);
    expect(entries.map(({ taxAccounting }) => taxAccounting)).toEqual([undefined, 'inclusive']);
    expect(entries.map(({ trace }) => trace.at(-1)?.says)).toEqual([
      '11,000 × 10 ÷ 110 = 1,000（切捨て）',
      '税込経理のため11,000円を費用とする（内税 1,000円）',
    ]);
    expect(usedLabels(assignSerials(entries, 1), labelOptionsOf(changing)).map(({ label }) => label)).toEqual(
      ['対象外', '課対仕入内10%適格', '課対仕入込10%適格'],
    );
  });

  test('the last second of the last open day posts under that of March, midnight in Japan under that of April', () => {
    const verdict = judgedOn([inMarch], '2027-05-31');
    const [late] = postedAt([inMarch], verdict, before);
    expect([late?.postedOn, booked(late === undefined ? [] : [late])[0]?.[0]]).toEqual([
      '2027-03-31',
      ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
    ]);
    const [moved] = postedAt([inMarch], verdict, after);
    expect([moved?.postedOn, moved?.spentOn, moved?.taxAccounting]).toEqual([
      '2027-04-01',
      '2027-03-31',
      'inclusive',
    ]);
    expect(booked(moved === undefined ? [] : [moved])).toEqual([
      [['会議費 11,000 P10Q'], ['未払金[田中花子] 11,000 OT']],
    ]);
    expect(moved?.trace.map(({ says }) => says)).toContain(
      '税込経理のため11,000円を費用とする（内税 1,000円）',
    );
  });

  test('what is judged on that day is judged for the day on which it would be posted', () => {
    expect(judgedOn([inMarch], '2027-05-31').lines[0]).toMatchObject({
      taxAccounting: 'exclusive',
      parts: [{ cost: 10_000, deductibleTax: 1_000 }],
    });
    expect(judgedOn([inMarch], '2027-06-01').lines[0]).toMatchObject({
      taxAccounting: 'inclusive',
      parts: [{ cost: 11_000, deductibleTax: 0 }],
    });
  });

  test('the limit of a dinner is compared as its year keeps the books (EXP-002)', () => {
    const participants = {
      headcount: 1,
      outside: [{ company: '株式会社アオバ', name: '中村部長', relation: '得意先' }],
      shop: '割烹さくら',
      address: '東京都港区1-1',
    };
    const dinner = (spentOn: string) =>
      aLine({
        itemCode: 'entertainment',
        spentOn,
        amount: 22_000,
        participants: { ...participants, headcount: 2 },
      });
    const accountOn = (spentOn: string) => judgedOn([dinner(spentOn)], '2027-05-01').lines[0]?.account.name;
    // 22,000 ÷ 2 is 10,000 without its tax, 11,000 with it.
    expect([accountOn('2027-03-31'), accountOn('2027-04-01')]).toEqual(['会議費', '接待交際費']);
    // The year in which people dined decides, whenever it is judged and wherever it is posted.
    const late = dinner('2027-03-31');
    const [before3, after3] = ['2027-05-31', '2027-06-01'].map((today) => judgedOn([late], today));
    expect([before3, after3].map((verdict) => verdict?.lines[0]?.account.name)).toEqual(['会議費', '会議費']);
    expect(after3?.lines[0]).toMatchObject({ taxAccounting: 'inclusive', perHead: 10_000 });
    const posted = [before3, after3].map((verdict) =>
      verdict === undefined ? [] : booked(postedAt([late], verdict, after))[0]?.[0],
    );
    expect(posted).toEqual([['会議費 22,000 P10Q'], ['会議費 22,000 P10Q']]);
    // So does money that flows back of it, whether or not its purchase is known here.
    const back = aLine({
      ...dinner('2027-04-05'),
      amount: -22_000,
      parts: [{ rate: 'standard', amount: yen(-22_000) }],
      spentOn: '2027-04-05',
      refund: { purchasedOn: day('2027-03-31'), purchasedYen: yen(22_000) },
    });
    expect(judgedOn([back], '2027-04-06').lines[0]).toMatchObject({
      account: { name: '会議費' },
      parts: [{ deductibleTax: 0, cost: -22_000 }],
    });
  });

  test('経過措置 is split anew by the share that was pinned, and by no later rounding', () => {
    const taxi = aLine({ spentOn: '2027-03-31', supplier: { name: '個人タクシー' }, itemCode: 'taxi' });
    const verdict = judgedOn([taxi], '2027-05-31');
    expect(booked(postedAt([taxi], verdict, before))[0]?.[0]).toEqual([
      '旅費交通費 10,300 P10T70',
      '仮払消費税 700 P10T70',
    ]);
    expect(booked(postedAt([taxi], verdict, after))[0]?.[0]).toEqual(['旅費交通費 11,000 P10T70']);
  });

  test('a verdict of before it said so follows its own tax, or the company’s of before any change', () => {
    const verdict = judgedOn([inMarch], '2027-05-31');
    const unsaid = {
      ...verdict,
      lines: verdict.lines.map(({ taxAccounting: _unsaid, ...line }) => line),
    };
    expect(postedAt([inMarch], unsaid, before)).toEqual(postedAt([inMarch], verdict, before));
    expect(postedAt([inMarch], unsaid, after)).toEqual(postedAt([inMarch], verdict, after));
  });

  test('赤伝 of the year before is its mirror in this one, with the label of its own 経理方法', () => {
    const [posted] = assignSerials(postedAt([inMarch], judgedOn([inMarch], '2027-05-31'), before), 1);
    expect(posted).toBeDefined();
    if (posted === undefined) return;
    const reversed = reverseEntry(posted, { company: changing.company, at: known(isInstant, after) });
    expect(reversed.postedOn).toBe('2027-04-01');
    expect(reversed.trace.at(-1)?.says).toContain('税込経理の年度に仮払消費税が残るため、振替の要否を確認');
    expect(booked([reversed])).toEqual([
      [['未払金[田中花子] 11,000 OT'], ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q']],
    ]);
    expect(
      usedLabels(assignSerials([reversed], 2), labelOptionsOf(changing)).map(({ label }) => label),
    ).toEqual(['対象外', '課対仕入内10%適格']);
  });

  test('a refund in the new year of what was bought in the old one stands without its tax apart', () => {
    const origin = { claimId: aClaimId, lineId: '1' };
    const [bought] = judgedOn([inMarch], '2027-03-31').lines;
    expect(bought).toBeDefined();
    if (bought === undefined) return;
    const { itemCode, spentOn, amount, supplier, memo, paidBy, purpose } = inMarch;
    const original = {
      ...origin,
      claimNumber: 'EX-000100',
      itemCode,
      spentOn,
      amount,
      supplier,
      memo,
      paidBy,
      purpose,
      parts: bought.parts,
      taxAccounting: 'exclusive',
      account: bought.account,
      refunded: [],
    } as const;
    const refund = aLine({
      id: '9',
      spentOn: '2027-04-05',
      amount: -11_000,
      parts: [{ rate: 'standard', amount: yen(-11_000) }],
      refund: { original: origin },
    });
    const judged = (today: string, line = refund) =>
      judgeClaim([line], contextOf(changing, { today: day(today), originals: [original] })).lines[0]?.parts;
    expect(judged('2027-04-06')).toMatchObject([{ gross: -11_000, deductibleTax: 0, cost: -11_000 }]);
    expect(judged('2027-03-31', { ...refund, spentOn: day('2027-03-31') })).toMatchObject([
      { deductibleTax: -1_000, cost: -10_000 },
    ]);
  });
});
