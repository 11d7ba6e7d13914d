import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { stateFaults } from '#domain/masters/judge-entries.ts';
import { pastChanges } from '#domain/masters/past-changes.ts';
import { stateOn, withState, type State } from '#domain/masters/states.ts';

const today = '2026-11-30';
const state = (from: string, to: string | undefined, name: string): State => ({
  validFrom: calendarDate(from),
  ...(to === undefined ? {} : { validTo: calendarDate(to) }),
  name,
});
const planning = state('2025-04-01', '2026-03-31', '企画部');
const strategy = state('2026-04-01', undefined, '経営企画部');
const told = (after: readonly State[], before: readonly State[] = [planning, strategy]) =>
  pastChanges(departmentMaster, { before, after }, today);

describe('what a change makes of days that have passed', () => {
  test.each<[string, readonly State[], readonly string[]]>([
    ['nothing', [planning, strategy], []],
    [
      'a name from today on',
      [planning, state('2026-04-01', '2026-11-29', '経営企画部'), state(today, undefined, '戦略部')],
      [],
    ],
    ['an end today', [planning, { ...strategy, validTo: calendarDate(today) }], []],
    ['an earlier beginning', [state('2024-04-01', '2026-03-31', '企画部'), strategy], []],
    ['the parent alone', [planning, { ...strategy, parentId: 'head' }], []],
    [
      'a name that has held',
      [planning, { ...strategy, name: '戦略部' }],
      ['2026-04-01 〜 2026-11-29 の部門名が「経営企画部」から「戦略部」に変わります'],
    ],
    [
      'a state taken away',
      [state('2025-04-01', undefined, '企画部')],
      ['2026-04-01 〜 2026-11-29 の部門名が「経営企画部」から「企画部」に変わります'],
    ],
    [
      'days taken away',
      [planning, { ...strategy, validTo: calendarDate('2026-09-30') }],
      ['「経営企画部」の 2026-10-01 からの登録がなくなります'],
    ],
    [
      'a day renamed',
      [{ ...planning, validTo: calendarDate('2026-04-01') }, state('2026-04-02', undefined, '経営企画部')],
      ['2026-04-01 の部門名が「経営企画部」から「企画部」に変わります'],
    ],
  ])('%s', (_what, after, sentences) => {
    expect(told(after)).toEqual(sentences);
  });

  test('is nothing of a master without days', () => {
    const [before, after] = [[{ name: '年末', kind: 'closed' }], [{ name: '年始', kind: 'closed' }]];
    expect(pastChanges(holidayMaster, { before, after }, today)).toEqual([]);
  });

  test('is told exactly where a day that has passed has another name, or none', () => {
    const day = (offset: number) => addDays(calendarDate('2026-11-01'), offset);
    const anyStates = fc
      .array(
        fc.record({ at: fc.nat({ max: 50 }), lasts: fc.nat({ max: 30 }), name: fc.constantFrom('A', 'B') }),
        { maxLength: 4 },
      )
      .map((all) =>
        all
          .map(({ at, lasts, name }) => state(day(at), day(at + lasts), name))
          .reduce<readonly State[]>(withState, []),
      )
      // States whose days overlap are refused before anyone asks what they change.
      .filter((all) => stateFaults('x', all).length === 0);
    fc.assert(
      fc.property(anyStates, anyStates, (before, after) => {
        const past = Array.from({ length: 29 }, (_, offset) => day(offset));
        const differs = past.some((on) => {
          const [was, is] = [stateOn(before, on), stateOn(after, on)];
          return was !== undefined && was['name'] !== is?.['name'];
        });
        expect(told(after, before).length > 0).toBe(differs);
      }),
    );
  });
});
