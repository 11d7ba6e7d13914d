import { describe, expect, test } from 'vitest';
import { departmentMaster } from '#domain/departments/department.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { ApiRefusal, readProblem } from '#web/api/problem.ts';
import { entryRow } from '#web/masters/entry-words.ts';
import { checkedParts, chosenFile, packedParts } from '#web/masters/file-parts.ts';
import { gzippedText } from '#web/masters/gzipped.ts';
import { endEach, shownMasters } from '#web/masters/masters-api.ts';
import { unpacked } from '#lambdas/masters/import-file.ts';
import { moveOf } from '#web/masters/use-tree.ts';
import { day } from '#test/builders/claims.ts';
import { partnerMaster } from '#domain/partners/partner.ts';

const names = new Map([['sales', '営業部']]);
const on = '2026-11-29';
const since = { validFrom: day('2026-04-01') };

describe('the row of an entry', () => {
  test('says what holds today, with the names of what it refers to', () => {
    const states = [
      { name: '営業一課', parentId: 'sales', ...since, validTo: day('2027-03-31') },
      { name: '第一営業課', validFrom: day('2027-04-01') },
    ];
    expect(entryRow(departmentMaster, { id: 'sales-1', version: 3, states }, names, { on })).toMatchObject({
      cells: ['営業一課', '営業部（sales）'],
      period: '2026/04/01(水) 〜 2027/03/31(水)',
      note: '変更予定あり',
    });
  });

  test.each([
    [[{ name: 'A', ...since, validTo: day('2026-11-28') }], '終了'],
    [[{ name: 'A', ...since, validTo: day('2026-11-29') }], undefined],
    [[{ name: 'A', validFrom: day('2026-11-30') }], '開始前'],
    [[], '取りやめ'],
  ])('notes %j as %s', (states, note) => {
    expect(entryRow(departmentMaster, { id: 'x', version: 1, states }, names, { on }).note).toBe(note);
  });

  test('reads choices in words, and no period where there is none', () => {
    const entry = { id: '2026-12-29', version: 2, states: [{ name: '年末休業', kind: 'closed' }] };
    expect(entryRow(holidayMaster, entry, names, { on })).toMatchObject({
      cells: ['年末休業', '休業日'],
      period: '',
    });
  });
});

describe('keys in the tree', () => {
  const rowAt = (id: string, depth: number, isOpen?: boolean) => ({
    row: entryRow(departmentMaster, { id, version: 1, states: [{ name: id, ...since }] }, names, { on }),
    depth,
    ...(isOpen === undefined ? {} : { isOpen }),
  });
  const rows = [rowAt('a', 0, true), rowAt('a-1', 1, false), rowAt('a-2', 1), rowAt('b', 0)];

  test.each([
    ['ArrowDown', 0, { focus: 'a-1' }],
    ['ArrowDown', 3, { focus: 'b' }],
    ['ArrowUp', 0, { focus: 'a' }],
    ['Home', 2, { focus: 'a' }],
    ['End', 0, { focus: 'b' }],
    ['ArrowRight', 0, { focus: 'a-1' }],
    ['ArrowRight', 1, { toggle: 'a-1' }],
    ['ArrowRight', 2, {}],
    ['ArrowLeft', 0, { toggle: 'a' }],
    ['ArrowLeft', 2, { focus: 'a' }],
    ['ArrowLeft', 3, { focus: 'b' }],
    ['Enter', 2, { open: 'a-2' }],
    ['x', 0, undefined],
  ])('%s on row %i does %j', (key, at, move) => {
    expect(moveOf(key, rows, at)).toEqual(move);
  });
});

describe('ending several', () => {
  const entries = ['A', 'B', 'C', 'D'].map((id) => ({ id, version: 1 }));
  const refusal = new ApiRefusal(readProblem(400, { code: 'input-malformed' }));

  test.each<[string, Record<string, Error>, object]>([
    ['all of them', {}, { ended: ['A', 'B', 'C', 'D'], refused: [] }],
    ['all but one', { B: refusal }, { ended: ['A', 'C', 'D'], refused: [{ id: 'B', error: refusal }] }],
    [
      'those before the line broke',
      { A: refusal, C: new TypeError('no line') },
      {
        ended: ['B'],
        refused: [{ id: 'A', error: refusal }],
        brokeOff: { error: new TypeError('no line'), left: ['C', 'D'] },
      },
    ],
  ])('tells which ended: %s', async (_what, errors, outcome) => {
    const end = async ({ id }: { readonly id: string }) => {
      const error = errors[id];
      if (error !== undefined) throw error;
    };
    expect(await endEach(entries, end)).toEqual(outcome);
  });
});

describe('the screen of masters', () => {
  test('shows every master that is kept', () => {
    expect(shownMasters.map(({ master }) => master.noun)).toEqual(Object.keys(everyMaster));
  });

  test('sends a file as the server unpacks it', async () => {
    const file = unpacked(await gzippedText('部門コード\r\n'));
    expect(file.ok && new TextDecoder().decode(file.value.bytes)).toBe('部門コード\r\n');
  });

  test('sends a file of what is kept by id in parts, and tells their dry runs as one', async () => {
    const rows = Array.from({ length: 2_400 }, (_, at) => `P${at},取引先${at},2026-04-01`);
    const text = ['取引先コード,取引先名,適用開始日', ...rows, 'x"y,z'].join('\r\n');
    const parts = await packedParts(partnerMaster, await chosenFile(partnerMaster, new Blob([text])));
    expect(parts).toHaveLength(3);
    const asked: string[] = [];
    const checked = await checkedParts(parts, async (file) => {
      const sent = unpacked(file);
      const lines = new TextDecoder()
        .decode(sent.ok ? sent.value.bytes : undefined)
        .trimEnd()
        .split('\r\n');
      asked.push(lines[1] ?? '');
      return {
        version: 4,
        encoding: 'utf-8',
        rowCount: lines.length - 1,
        added: lines.length - 1,
        changed: 0,
        unchanged: 0,
        reopened: 0,
        faultCount: 1,
        faults: [{ line: 2, reason: 'だめ' }],
        changes: [],
      };
    });
    expect(asked.map((line) => line.split(',')[0])).toEqual(['P0', 'P1000', 'P2000']);
    expect(checked).toMatchObject({ version: 4, rowCount: 2_400, added: 2_400, faultCount: 4 });
    expect(checked.faults.map(({ line }) => line)).toEqual([2_402, 2, 1_002, 2_002]);
  });
});
