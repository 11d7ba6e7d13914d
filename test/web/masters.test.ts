import { describe, expect, test } from 'vitest';
import { departmentMaster } from '#domain/departments/department.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { entryRow } from '#web/masters/entry-words.ts';
import { gzippedText } from '#web/masters/gzipped.ts';
import { shownMasters } from '#web/masters/masters-api.ts';
import { unpacked } from '#lambdas/masters/import-file.ts';
import { day } from '#test/builders/claims.ts';

const names = new Map([['sales', '営業部']]);
const on = '2026-11-29';
const since = { validFrom: day('2026-04-01') };

describe('the row of an entry', () => {
  test('says what holds today, with the names of what it refers to', () => {
    const states = [
      { name: '営業一課', parentId: 'sales', ...since, validTo: day('2027-03-31') },
      { name: '第一営業課', validFrom: day('2027-04-01') },
    ];
    expect(entryRow(departmentMaster, { id: 'sales-1', version: 3, states }, names, on)).toMatchObject({
      cells: ['営業一課', '営業部（sales）'],
      period: '2026/04/01(水) 〜 2027/03/31(水)',
      note: '変更予定あり',
    });
  });

  test.each([
    [[{ name: 'A', ...since, validTo: day('2026-11-28') }], '終了'],
    [[{ name: 'A', ...since, validTo: day('2026-11-29') }], undefined],
    [[{ name: 'A', validFrom: day('2026-11-30') }], '開始前'],
    [[], '終了'],
  ])('notes %j as %s', (states, note) => {
    expect(entryRow(departmentMaster, { id: 'x', version: 1, states }, names, on).note).toBe(note);
  });

  test('reads choices in words, and no period where there is none', () => {
    const entry = { id: '2026-12-29', version: 2, states: [{ name: '年末休業', kind: 'closed' }] };
    expect(entryRow(holidayMaster, entry, names, on)).toMatchObject({
      cells: ['年末休業', '休業日'],
      period: '',
    });
  });
});

describe('the screen of masters', () => {
  test('shows every master that is kept', () => {
    expect(shownMasters.map(({ master }) => master.noun)).toEqual(Object.keys(everyMaster));
  });

  test('sends a file as the server unpacks it', async () => {
    const file = unpacked(await gzippedText(new Blob(['部門コード\r\n'])));
    expect(file.ok && new TextDecoder().decode(file.value.bytes)).toBe('部門コード\r\n');
  });
});
