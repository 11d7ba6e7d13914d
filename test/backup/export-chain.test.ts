import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  chainTowards,
  endOf,
  exportPrefixOf,
  generationOf,
  instantAt,
  keptExports,
  restoredIn,
  type ExportChain,
  type KeptExport,
} from '#domain/backup/export-chain.ts';
import { nextExports, type WantedExport } from '#domain/backup/next-exports.ts';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { exportsKeptDays } from '#lib/constructs/backup-bucket.ts';

const dayMillis = 86_400_000;
/** 02:15 of 1 December 2026 in Japan. */
const first = Date.parse('2026-11-30T17:15:00Z');
const night = (number: number) => instantAt(first + number * dayMillis);
const keyOf = (wanted: WantedExport, table = 'TenantData'): string =>
  `${exportPrefixOf(table, wanted)}/AWSDynamoDB/01764610200000-0a1b2c3d/manifest-summary.json`;
const kept = (...wanted: readonly WantedExport[]): readonly KeptExport[] =>
  keptExports(
    wanted.map((one) => keyOf(one)),
    'TenantData',
  );
const full = (number: number): WantedExport => ({ kind: 'full', asOf: night(number) });
const changes = (from: number, to: number): WantedExport => ({
  kind: 'changes',
  from: night(from),
  to: night(to),
});
const shownAs = (chain: ExportChain | undefined): readonly string[] | undefined =>
  chain === undefined
    ? undefined
    : [chain.full.asOf, ...chain.changes.map(({ from, to }) => `${from}→${to}`)];

describe('what a bucket holds of a table', () => {
  test('is told by the names of finished exports', () => {
    expect(keyOf(full(0))).toBe(
      'exports/2026-12-01/TenantData/full-20261130T171500Z/AWSDynamoDB/01764610200000-0a1b2c3d/manifest-summary.json',
    );
    expect(keyOf(changes(0, 1))).toBe(
      'exports/2026-12-02/TenantData/changes-20261130T171500Z-20261201T171500Z/AWSDynamoDB/01764610200000-0a1b2c3d/manifest-summary.json',
    );
    const of = 'exports/2026-12-02/TenantData';
    const keys = [
      keyOf(full(0)),
      keyOf(changes(0, 1)),
      keyOf(full(1), 'Audit'),
      `${of}/full-20261201T171500Z/AWSDynamoDB/1/manifest-files.json`,
      `${of}/full-20261201T171500Z/AWSDynamoDB/1/data/manifest-summary.json`,
      // As the release before wrote it.
      `${of}/AWSDynamoDB/01764610200000-0a1b2c3d/manifest-summary.json`,
    ];
    expect(keptExports(keys, 'TenantData')).toEqual([
      {
        kind: 'full',
        asOf: '2026-11-30T17:15:00.000Z',
        folder: 'exports/2026-12-01/TenantData/full-20261130T171500Z/AWSDynamoDB/01764610200000-0a1b2c3d',
      },
      {
        kind: 'changes',
        from: '2026-11-30T17:15:00.000Z',
        to: '2026-12-01T17:15:00.000Z',
        folder:
          'exports/2026-12-02/TenantData/changes-20261130T171500Z-20261201T171500Z/AWSDynamoDB/01764610200000-0a1b2c3d',
      },
    ]);
  });
});

describe('the chain to a moment', () => {
  const line = (from: number, to: number): string => `${night(from)}→${night(to)}`;
  test.each([
    ['nothing is kept', [], 1, undefined],
    ['the full export is younger', [full(2)], 1, undefined],
    ['the full export is of that moment', [full(1), changes(0, 1), full(0)], 1, [night(1)]],
    [
      'a change follows another',
      [full(0), changes(1, 2), changes(0, 1)],
      2,
      [night(0), line(0, 1), line(1, 2)],
    ],
    ['a window overlaps', [full(0), changes(0, 2), changes(1, 3)], 3, [night(0), line(0, 2), line(1, 3)]],
    ['a window is within another', [full(0), changes(0, 1), changes(0, 2)], 2, [night(0), line(0, 2)]],
    ['a window is missing', [full(0), changes(0, 1), changes(2, 3)], 3, [night(0), line(0, 1)]],
    [
      'a newer full export bridges it',
      [full(0), changes(0, 1), full(2), changes(2, 3)],
      3,
      [night(2), line(2, 3)],
    ],
    ['a window passes the moment', [full(0), changes(0, 1), changes(1, 3)], 2, [night(0), line(0, 1)]],
    [
      'an older full export leads further',
      [full(0), changes(0, 2), changes(2, 3), full(1)],
      3,
      [night(0), line(0, 2), line(2, 3)],
    ],
  ])('when %s', (_when, wanted, until, expected) => {
    expect(shownAs(chainTowards(kept(...wanted), night(until)))).toEqual(expected);
  });

  test('is no generation of a day that it does not reach', () => {
    const broken = kept(full(0), changes(0, 1), changes(2, 3));
    expect(shownAs(generationOf(broken, calendarDate('2026-12-02')))).toEqual([night(0), line(0, 1)]);
    expect(generationOf(broken, calendarDate('2026-12-04'))).toBeUndefined();
  });
});

describe('what a night exports', () => {
  test.each([
    ['everything, when nothing is there', [], 0, [full(0)]],
    ['nothing, when it has run already', [full(0)], 0, []],
    ['what changed since yesterday', [full(0)], 1, [changes(0, 1)]],
    ['day by day what was missed', [full(0)], 3, [changes(0, 1), changes(1, 2), changes(2, 3)]],
    [
      'what a failed export left out',
      [full(0), changes(0, 1), changes(2, 3)],
      4,
      [changes(1, 2), changes(2, 3), changes(3, 4)],
    ],
    ['everything too, when a week is over', [full(0), changes(0, 6)], 7, [changes(6, 7), full(7)]],
    ['everything again, when the weekly one failed', [full(0), changes(0, 7)], 8, [changes(7, 8), full(8)]],
    ['everything, when changes reach back no further', [full(0)], 7, [full(7)]],
  ])('%s', (_what, wanted, number, expected) => {
    expect(nextExports(kept(...wanted), night(number))).toEqual(expected);
  });

  test('begins anew for a restored table, and joins it to no export of the table before', () => {
    const restored = (one: WantedExport): WantedExport => ({ ...one, restored: 'r20261202' });
    const old = [full(0), changes(0, 1), changes(1, 2)];
    expect(nextExports(kept(...old), night(3), 'r20261202')).toEqual([restored(full(3))]);
    // Changes of the new table would fit to the old one's last moment.
    const both = kept(...old, restored(changes(2, 3)));
    expect(shownAs(chainTowards(both, night(3)))).toEqual([
      night(0),
      `${night(0)}→${night(1)}`,
      `${night(1)}→${night(2)}`,
    ]);
    expect(nextExports(both, night(4), 'r20261202')).toEqual([restored(full(4))]);
    const after = kept(...old, restored(full(3)), restored(changes(3, 4)));
    expect(shownAs(chainTowards(after, night(4)))).toEqual([night(3), `${night(3)}→${night(4)}`]);
    expect(nextExports(after, night(5), 'r20261202')).toEqual([restored(changes(4, 5))]);
    expect(shownAs(chainTowards(after, night(2)))?.[0]).toBe(night(0));
    const table = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/stafee-prod-Control';
    expect([`${table}-r20261202`, table].map(restoredIn)).toEqual(['r20261202', undefined]);
  });

  test('waits when a quarter of an hour is not over', () => {
    const soon = instantAt(first + 14 * 60_000);
    expect(nextExports(kept(full(0)), soon)).toEqual([]);
    const later = instantAt(first + 15 * 60_000);
    expect(nextExports(kept(full(0)), later)).toEqual([{ kind: 'changes', from: night(0), to: later }]);
  });

  test('has windows of 15 minutes to 24 hours, whole seconds, without a gap, whenever it runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15 * 60, max: 7 * 86_400 - 3_600 }), (seconds) => {
        const asOf = instantAt(first + seconds * 1_000);
        const windows = nextExports(kept(full(0)), asOf).filter((one) => one.kind === 'changes');
        const edges = [night(0), ...windows.map(({ to }) => to)];
        expect(windows.map(({ from }) => from)).toEqual(edges.slice(0, -1));
        expect(edges.at(-1)).toBe(asOf);
        for (const { from, to } of windows) {
          const millis = Date.parse(to) - Date.parse(from);
          expect(millis).toBeGreaterThanOrEqual(15 * 60_000);
          expect(millis).toBeLessThanOrEqual(dayMillis);
          expect(from.endsWith('.000Z')).toBe(true);
        }
      }),
    );
  });
});

/** What becomes of one night: the job does not run, or each of its exports ends well or not. */
type Fate = 'down' | readonly boolean[];

const nightsOf = (
  fates: readonly Fate[],
): readonly { readonly asOf: string; readonly there: readonly KeptExport[] }[] => {
  let there: readonly KeptExport[] = [];
  return fates.map((fate, number) => {
    const asOf = night(number);
    const oldest = instantAt(Date.parse(asOf) - exportsKeptDays * dayMillis);
    there = there.filter((one) => (one.kind === 'full' ? one.asOf : one.to) >= oldest);
    const wanted = fate === 'down' ? [] : nextExports(there, asOf);
    const ended = wanted.filter((_one, place) => fate !== 'down' && (fate[place] ?? true));
    there = [...there, ...kept(...ended)];
    return { asOf, there };
  });
};

/** The oldest exports go a moment before the next night: nothing may rest on them that is still promised. */
const restorableDays = (there: readonly KeptExport[], asOf: string): number => {
  const justBefore = instantAt(Date.parse(asOf) + dayMillis - 1_000);
  const oldest = instantAt(Date.parse(justBefore) - exportsKeptDays * dayMillis);
  const left = there.filter((one) => (one.kind === 'full' ? one.asOf : one.to) >= oldest);
  const today = jstDateOf(instantAt(Date.parse(asOf)));
  return Array.from({ length: 7 }, (_, back) => generationOf(left, addDays(today, -back))).filter(
    (chain) => chain !== undefined,
  ).length;
};

describe('seven generations', () => {
  test('can be brought back on every day, also just before the next full export', () => {
    const counts = nightsOf(Array.from({ length: 40 }, () => [])).map(({ there, asOf }) =>
      restorableDays(there, asOf),
    );
    expect(counts.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(counts.slice(6))).toEqual(new Set([7]));
  });

  test('come back by themselves after whatever nights: a good one brings back its own day', () => {
    expect.hasAssertions();
    const fate = fc.oneof(
      fc.constant<Fate>('down'),
      fc.array(fc.boolean(), { maxLength: 8 }),
      fc.constant<Fate>([]),
    );
    const lost = (fates: readonly Fate[]) =>
      nightsOf(fates).filter(({ there, asOf }, number) => {
        const own = fates[number];
        const chain = generationOf(there, jstDateOf(instantAt(Date.parse(asOf))));
        const isBroughtBack = chain !== undefined && endOf(chain) === asOf;
        return own !== undefined && own !== 'down' && own.every((isDone) => isDone) && !isBroughtBack;
      });
    fc.assert(
      fc.property(fc.array(fate, { minLength: 1, maxLength: 40 }), (fates) => {
        expect(lost(fates)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
