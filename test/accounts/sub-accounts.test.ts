import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { Period } from '#domain/kernel/time.ts';
import { fitsAsSubAccount } from '#domain/accounts/sub-account-name.ts';
import { alikeFaults, subAccountMaster } from '#domain/accounts/sub-account.ts';
import { unitsIn } from '#domain/exports/cp932.ts';
import type { Entry } from '#domain/masters/states.ts';
import { halfWidths } from '#domain/text/half-widths.ts';

const entry = (id: string, name: string, days: Partial<Period> = {}): Entry => ({
  id,
  states: [{ name, accountCode: id.split('-')[0] ?? '', validFrom: calendarDate('2020-04-01'), ...days }],
});
const faultsOf = async (...entries: readonly Entry[]) => {
  if (subAccountMaster.kept !== 'by-id') throw new Error('sub-accounts are kept by id');
  const changed = new Map(entries.map((one) => [one.id, one]));
  return (await subAccountMaster.checks(changed, async () => new Map())).map(({ id, field }) => [id, field]);
};

describe('ACC-002 the name of a 補助科目', () => {
  test('ACC-002 is as wide as a file has room for, counted as the file counts', () => {
    const names = [
      '二十文字の漢字は入らない補助科目の名称',
      '十二文字までなら入る名称',
      'Aoba-Kobo 24 half widths',
      'ｱｵﾊﾞ工房',
    ];
    expect(names.map(fitsAsSubAccount)).toEqual([false, true, true, true]);
    expect(names.map(halfWidths)).toEqual(names.map(unitsIn));
  });

  test('ACC-002 is refused where it is typed, not at the export', async () => {
    expect(await faultsOf(entry('318-001', '二十文字の漢字は入らない補助科目の名称'))).toEqual([
      ['318-001', 'name'],
    ]);
  });

  test('ACC-002 stands once in its account at one time: packages find it by the name', async () => {
    const [aoba, other] = [entry('318-001', 'アオバ'), entry('318-002', 'アオバ')];
    expect(await faultsOf(aoba, other)).toEqual([['318-002', 'name']]);
    expect(alikeFaults([other], [aoba]).map(({ id }) => id)).toEqual(['318-002']);
    expect(await faultsOf(aoba, entry('318-002', 'ミナト'), entry('741-001', 'アオバ'))).toEqual([]);
    const ended = entry('318-001', 'アオバ', { validTo: calendarDate('2024-03-31') });
    expect(
      await faultsOf(ended, entry('318-002', 'アオバ', { validFrom: calendarDate('2024-04-01') })),
    ).toEqual([]);
  });
});
