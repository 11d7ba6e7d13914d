import { describe, expect, test } from 'vitest';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { reversePosting } from '#domain/journals/reverse-posting.ts';
import { sumYen, yen } from '#domain/money/yen.ts';
import { postingsOf } from '#lambdas/journals/journal-store.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { aLine, aTrain, known, noon } from '#test/builders/claims.ts';
import { derived } from '#test/builders/journals.ts';
import { approved } from '#test/builders/submitted-claims.ts';

const back = aLine({
  id: '3',
  amount: -3_300,
  parts: [{ rate: 'standard', amount: yen(-3_300) }],
  refund: { purchasedOn: aLine().spentOn },
  paidBy: 'corporate-card',
});
const lines = [aLine({ spentOn: '2026-05-20' }), aTrain({ id: '2', spentOn: '2026-06-01' }), back];
const posted = assignSerials(derived(lines), 41);
const whole = {
  claim: { totals: { total: sumYen(lines.map(({ amount }) => amount)) } },
  months: [...new Set(posted.map(({ postedOn }) => monthOf(postedOn)))],
  company: { fiscalYearStartMonth: 4 },
  at: noon,
};
/** As a release of before kept them. */
const ofBefore = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.map((entry) => ({
    ...entry,
    lines: entry.lines.map(({ isPayable: _said, memoHead: _head, ...line }) => line),
  }));

describe('LDG-001 taking a posting back', () => {
  test('answers every entry of it, refunds among them too', () => {
    const reversal = reversePosting(posted, whole);
    expect(reversal.map(({ reverses }) => reverses)).toEqual(posted.map(({ serial }) => serial));
  });

  test('takes entries of before as they are, which do not say what they owe', () => {
    const [first] = posted;
    const old = ofBefore(first === undefined ? [] : [first]);
    expect(
      reversePosting(old, {
        ...whole,
        claim: { totals: { total: yen(11_000 - 3_300) } },
        months: ['2026-05' as never],
      }),
    ).toHaveLength(1);
  });

  test.each<[string, readonly JournalEntry[]]>([
    ['a month of which nothing is found', posted.filter(({ postedOn }) => !postedOn.startsWith('2026-06'))],
    ['nothing at all', []],
    ['less than what the claim says', posted.map((entry) => ({ ...entry, lines: entry.lines.slice(0, -1) }))],
    ['what is a 赤伝 itself', posted.map((entry) => ({ ...entry, reverses: 1 }))],
  ])('is a defect over %s: nothing is posted', (_what, found) => {
    expect(() => reversePosting(found, whole)).toThrow('broken invariant');
  });
});

describe('what a claim posted', () => {
  const [may, june] = ['2026-05', '2026-06'].map((text) => known(isCalendarMonth, text));
  const confirmed = (months: typeof may) => ({
    ...approved(),
    status: 'confirmed' as const,
    confirmed: {
      by: approved().applicantId,
      name: '高橋美咲',
      at: noon,
      months: [months ?? june ?? ('' as never)],
    },
  });
  const undone = [{ months: [may as never] }, { months: [may as never], reverses: 1 }];

  test('ends with what a release of before posted over a reversal, under the first key (0154)', () => {
    const claim = { ...confirmed(june), postings: undone };
    expect(postingsOf({ claim, lines: [] })).toEqual([
      ...undone,
      { months: ['2026-06'], isUnnumbered: true },
    ]);
  });

  test('is what its header says otherwise', () => {
    const black = { months: [june as never] };
    expect(postingsOf({ claim: { ...confirmed(june), postings: [...undone, black] }, lines: [] })).toEqual([
      ...undone,
      black,
    ]);
    expect(postingsOf({ claim: { ...approved(), postings: undone }, lines: [] })).toEqual(undone);
    expect(postingsOf({ claim: confirmed(may), lines: [] })).toEqual([{ months: ['2026-05'] }]);
  });
});
