import { describe, expect, test } from 'vitest';
import { daysOfPass, passesOn, type CommuterPass } from '#domain/commuting/commuter-pass.ts';
import { decidePass, newPass, replacedPass } from '#domain/commuting/decide-pass.ts';
import { passFaults } from '#domain/commuting/pass-faults.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isPassId, isUserId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import { known } from '#test/builders/claims.ts';

const hand = {
  at: known(isInstant, '2026-09-20T01:00:00.000Z'),
  by: known(isUserId, '01JWATANABE000000000000000'),
  byName: '渡辺直樹',
};
const content = {
  kind: 'train' as const,
  sections: [{ operator: 'JR東日本', stations: ['大船', '品川', '新橋'] }],
  validFrom: calendarDate('2026-10-01'),
  validTo: calendarDate('2027-03-31'),
  months: 6 as const,
  costYen: yen(128_510),
};
const id = known(isPassId, '01JPASS0000000000000000000');
const asked = newPass({ id, userId: hand.by, content }, 'ask', hand);
const confirmed = (): CommuterPass => {
  const done = decidePass(asked, { act: 'confirm' }, hand);
  if (!done.ok) throw new Error('it waits');
  return done.value;
};

describe('a commuter pass', () => {
  test.each([
    ['2026-09-30', 0],
    ['2026-10-01', 1],
    ['2027-03-31', 1],
    ['2027-04-01', 0],
  ])('counts from its first day to its last: on %s %i', (on, count) => {
    expect(passesOn([asked, confirmed()], calendarDate(on))).toHaveLength(count);
  });

  test('counts before a renewal as before, and from then on no more', () => {
    const replaced = replacedPass(confirmed(), { validFrom: calendarDate('2027-02-01') }, hand);
    expect(replaced && daysOfPass(replaced)).toEqual({ validFrom: '2026-10-01', validTo: '2027-01-31' });
    // One that begins after it takes nothing away.
    expect(replacedPass(confirmed(), { validFrom: calendarDate('2027-04-01') }, hand)).toBeUndefined();
    const before = replacedPass(confirmed(), { validFrom: calendarDate('2026-10-01') }, hand);
    expect(before && daysOfPass(before)).toBeUndefined();
  });

  test.each([
    ['2026-10-31', 1 as const, []],
    ['2026-11-01', 1 as const, ['validTo']],
    ['2027-03-31', 6 as const, []],
    ['2027-04-30', 6 as const, ['validTo']],
    ['2026-09-30', 6 as const, ['validTo']],
  ])('to %s for %i months', (validTo, months, paths) => {
    const found = passFaults({ ...content, validTo: calendarDate(validTo), months });
    expect(found.map(({ path }) => path)).toEqual(paths);
  });
});
