import { describe, expect, test } from 'vitest';
import { encodeCp932 } from '#domain/exports/cp932.ts';
import { decodeFile } from '#domain/csv/decode-file.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { mappedTable } from '#domain/masters/column-mapping.ts';
import { csvRows } from '#domain/masters/export-rows.ts';
import { hasKnownHeader, importRows } from '#domain/masters/import-rows.ts';

describe('a file that is mapped', () => {
  const text = [
    '備考,コード,,名称',
    '"改',
    '行",D1,x,営業部',
    '',
    'y,D2,,"経理,部"',
    'z,=D3,,総務部,あふれ',
  ].join('\r\n');
  const mapping = [
    { column: 'id', head: 'コード' },
    { column: 'name', head: '名称' },
    { column: 'validFrom', fixed: '2026/4/1' },
  ];

  test('is read as if it were ours, and tells faults at its own lines', () => {
    const { rows, faults } = importRows(
      departmentMaster,
      mappedTable(departmentMaster, readCsv(text), mapping),
    );
    expect(rows.map(({ line, id, state }) => [line, id, state['name'], state['validFrom']])).toEqual([
      [2, 'D1', '営業部', '2026-04-01'],
      [5, 'D2', '経理,部', '2026-04-01'],
    ]);
    expect(faults).toEqual([{ line: 6, reason: expect.stringContaining('見出しより列が多い') }]);
  });

  test('takes the second of two columns of one head', () => {
    const table = mappedTable(departmentMaster, readCsv('コード,名称,コード,名称\r\nP1,青葉,D1,営業部'), [
      { column: 'id', head: 'コード', nth: 2 },
      { column: 'name', head: '名称', nth: 2 },
    ]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['部門コード', '部門名'],
      ['D1', '営業部'],
    ]);
  });

  test('has no column for what is neither mapped nor given, and an empty one for what is erased', () => {
    const { rows } = mappedTable(departmentMaster, readCsv('コード\r\nD1'), [
      { column: 'id', head: 'コード' },
      { column: 'parentId', fixed: '' },
    ]);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['部門コード', '上位部門コード'],
      ['D1', ''],
    ]);
  });

  test('has no formula in its codes, and one in its names as a text that an export guards', () => {
    const table = mappedTable(departmentMaster, readCsv('コード,名称\r\n=A1,x\r\nD4,=1+1'), mapping);
    const { rows, faults } = importRows(departmentMaster, table);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([[2, '部門コード']]);
    expect(rows.map(({ state }) => state['name'])).toEqual(['=1+1']);
    expect(csvRows(departmentMaster, [{ id: 'D4', states: [{ name: '=1+1' }] }])).toContain("'=1+1");
  });

  test('is known by heads of other software in either encoding', () => {
    const cp932 = encodeCp932('ｸﾞﾙｰﾌﾟ名,グループコード\r\n');
    const bytes = new Uint8Array(cp932.ok ? cp932.value : []);
    expect(decodeFile(bytes, hasKnownHeader(departmentMaster))).toMatchObject({
      value: { encoding: 'cp932', text: expect.stringContaining('グループコード') },
    });
    expect(hasKnownHeader(departmentMaster)('name,code')).toBe(false);
  });
});
