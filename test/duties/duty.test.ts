import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';

import {
  bookStateOf,
  dutyStateAt,
  faultsOfChange,
  faultsOfNew,
  faultsOfRecord,
  monthsLater,
} from '#domain/duties/duty.ts';
import type { Instant } from '#domain/kernel/time.ts';

const day = calendarDate;
const instant = (text: string) => text as Instant;
/** Ten in the morning of 2026-11-30 in Japan. */
const at = instant('2026-11-30T01:00:00.000Z');

describe('how a duty stands', () => {
  test.each([
    ['2026-11-29', 'overdue'],
    ['2026-11-30', 'due'],
    ['2026-12-30', 'due'],
    ['2026-12-31', 'kept'],
  ])('that is to be done by %s', (due, state) => {
    expect(dutyStateAt(day(due), at)).toBe(state);
  });

  test('turns at midnight in Japan, not in Greenwich', () => {
    const due = day('2026-11-30');
    expect(dutyStateAt(due, instant('2026-11-30T14:59:59.999Z'))).toBe('due');
    expect(dutyStateAt(due, instant('2026-11-30T15:00:00.000Z'))).toBe('overdue');
  });

  test.each([
    ['nothing', [], 'empty'],
    ['what was never done', [{ state: 'kept' }], 'empty'],
    ['what was done once and for all', [{ state: 'kept', everyMonths: 0, lastOn: '2026-11-01' }], 'empty'],
    ['what was done in time', [{ state: 'kept', lastOn: '2026-11-01' }], 'kept'],
    ['that and what is due soon', [{ state: 'kept', lastOn: '2026-11-01' }, { state: 'due' }], 'due'],
    [
      'that and a finding that is over',
      [
        { state: 'due', lastOn: '2026-11-01' },
        { state: 'overdue', everyMonths: 0 },
      ],
      'overdue',
    ],
    ['what is over and was never done', [{ state: 'overdue' }], 'overdue'],
  ] as const)('a book with %s is not kept but by what was done in time', (_name, duties, expected) => {
    const own = duties.map((one) => ({ bookId: 'backup' as const, everyMonths: 1, ...one }));
    expect(bookStateOf('backup', own)).toBe(expected);
    expect(bookStateOf('restore', own)).toBe('empty');
  });
});

describe('the day of a duty', () => {
  test.each([
    ['2026-11-30', 1, '2026-12-30'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(monthsLater(day(from), months)).toBe(to);
  });

  test('a new one lies within its interval and the interval of its book', () => {
    const faults = (everyMonths: number, due: string) =>
      faultsOfNew('backup', { everyMonths, due: day(due) }, at).map(({ path }) => path);
    expect(faults(1, '2026-12-30')).toEqual([]);
    expect(faults(1, '2026-12-31')).toEqual(['due']);
    expect(faults(2, '2026-12-01')).toEqual(['everyMonths']);
    // What is done once may be planned for a year.
    expect(faults(0, '2027-11-30')).toEqual([]);
    expect(faults(0, '2027-12-01')).toEqual(['due']);
  });

  test('comes nearer by a change, and moves away by a record alone', () => {
    const was = day('2026-12-10');
    expect(faultsOfChange({ was, due: day('2026-12-09') })).toEqual([]);
    expect(faultsOfChange({ was, due: was })).toEqual([]);
    expect(faultsOfChange({ was, due: day('2026-12-11') })).toMatchObject([{ path: 'due' }]);
  });

  test.each([
    ['done today for a year', '2026-11-30', '2027-11-30', 12, []],
    ['done for longer than a year', '2026-11-30', '2027-12-01', 12, ['due']],
    ['done tomorrow', '2026-12-01', '2027-11-30', 12, ['on']],
    ['done again without a next day', '2026-11-30', undefined, 12, ['due']],
    ['done once and for all', '2026-11-30', undefined, 0, []],
    ['next before it was done', '2026-11-30', '2026-11-30', 12, ['due']],
    ['done before it was done last', '2026-09-30', '2027-09-30', 12, ['on']],
    ['begun, and not mended for more than a month', '2026-11-30', '2026-12-31', 0, ['due']],
    ['begun', '2026-11-30', '2026-12-30', 0, []],
  ])('%s', (_name, on, due, everyMonths, paths) => {
    const found = faultsOfRecord(
      {
        on: day(on),
        lastOn: day('2026-10-01'),
        due: due === undefined ? undefined : day(due),
        everyMonths,
      },
      at,
    );
    expect(found.map(({ path }) => path)).toEqual(paths);
  });
});
