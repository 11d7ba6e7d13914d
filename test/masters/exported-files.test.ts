import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import { stateFaults } from '#domain/masters/judge-entries.ts';
import { withState, type Entry, type State } from '#domain/masters/states.ts';
import { hasVisibleSign, lineOf } from '#domain/text/typed-text.ts';
import { takeFile } from './take-file.ts';

describe('a file that was written from a master', () => {
  const sign = fc.constantFrom(...`営aA1ｱﾟ,"'=＝+＋-－@＠ 　\t`.split(''));
  /** As a name is kept, whatever somebody types. */
  const text = fc
    .array(sign, { minLength: 1, maxLength: 6 })
    .map((signs) => lineOf(signs.join('')))
    .filter(hasVisibleSign);
  const states = fc
    .array(
      fc.record({
        at: fc.nat({ max: 30 }),
        lasts: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
        name: text,
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all
        .map(({ at, lasts, name }): State => ({
          validFrom: addDays(calendarDate('2026-04-01'), at),
          ...(lasts === undefined ? {} : { validTo: addDays(calendarDate('2026-04-01'), at + lasts) }),
          name,
        }))
        .reduce<readonly State[]>(withState, []),
    )
    .filter((all) => stateFaults('x', all).length === 0);

  test('changes nothing when it is taken in again, and makes the same in an empty company', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(states, { minLength: 1, maxLength: 4 }), async (all) => {
        const entries = all.map((own, at): Entry => ({ id: `D${at}`, states: own }));
        const file = csvHeader(departmentMaster) + csvRows(departmentMaster, entries);
        expect(await takeFile(departmentMaster, file, entries)).toMatchObject({
          added: 0,
          changed: 0,
          faults: [],
        });
        const fresh = await takeFile(departmentMaster, file);
        expect(fresh.faults).toEqual([]);
        expect(fresh.changes.map(({ id, after }) => ({ id, states: after }))).toEqual(entries);
      }),
    );
  });
});
