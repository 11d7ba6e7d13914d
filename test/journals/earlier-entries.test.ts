import { expect, test } from 'vitest';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { reverseEntry } from '#domain/journals/reverse-entry.ts';
import { earlierWithin } from '#lambdas/journals/earlier-entries.ts';
import { aLine, noon, registered } from '#test/builders/claims.ts';
import { derived } from '#test/builders/journals.ts';

const open = { company: { fiscalYearStartMonth: 4 }, at: noon };
const lines = Array.from({ length: 100 }, (_none, at) =>
  aLine({
    id: `${at + 1}`,
    spentOn: `2026-05-${String((at % 28) + 1).padStart(2, '0')}`,
    supplier: { ...registered, name: '社'.repeat(97) + at },
    memo: '訳'.repeat(200) + at,
  }),
);
const black = derived(lines);
/** Confirmed and undone nine times: eighteen postings, each with serials of its own. */
const postings = Array.from({ length: 9 }, (_none, round) => {
  const posted = assignSerials(black, round * 1_000 + 1);
  const red = posted.map((entry) => reverseEntry(entry, open));
  return [posted, assignSerials(red, round * 1_000 + 501)];
}).flat();

test('a claim that was undone nine times is shown within what an answer holds, its newest postings whole', () => {
  const { entries, isCut } = earlierWithin(postings);
  expect(Buffer.byteLength(JSON.stringify(postings.flat()))).toBeGreaterThan(5_000_000);
  expect(Buffer.byteLength(JSON.stringify(entries))).toBeLessThan(2_000_000);
  const all = postings.flat().map(({ serial }) => serial);
  expect([isCut, entries.map(({ serial }) => serial)]).toEqual([true, all.slice(-entries.length)]);
  expect(entries.length % black.length).toBe(0);
  expect(entries.length).toBeGreaterThan(0);
});

test('what has room is there whole, with what each 赤伝 says', () => {
  const few = postings.slice(0, 2);
  const { entries, isCut } = earlierWithin(few, Number.MAX_SAFE_INTEGER);
  expect([isCut, entries.length]).toEqual([false, few.flat().length]);
  const reds = entries.filter(({ reverses }) => reverses !== undefined);
  expect(reds.every(({ trace }) => trace.some(({ says }) => says.includes('の取消')))).toBe(true);
});
