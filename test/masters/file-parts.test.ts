import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { partsOfFile } from '#domain/masters/file-parts.ts';
import { mostBytesOfPart, mostRowsOfPart } from '#domain/masters/master.ts';
import { partnerMaster } from '#domain/partners/partner.ts';

const header = '取引先名,取引先コード';
const partsOf = (text: string) => partsOfFile(partnerMaster, readCsv(text));

describe('the parts of a file', () => {
  const cell = fc.constantFrom('営業', "'=A", '改\n行', 'a,b', '"', ' x', '');
  const row = fc.tuple(cell, fc.integer({ min: 0, max: 1_500 }));
  const written = (value: string): string => `"${value.replaceAll('"', '""')}"`;

  test('have all rows as they are, those of one code in one part, and lead back to their lines', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1_200, maxLength: 2_600 }), (rows) => {
        const text = [header, ...rows.map(([name, at]) => `${written(name)},P${at}`)].join('\r\n');
        const whole = readCsv(text).rows;
        const parts = partsOf(text).map((part) => ({ part, rows: readCsv(part.text).rows }));
        const places = new Map<string, number>();
        const found = parts.flatMap(({ part, rows: [first, ...own] }, at) => {
          expect(first?.cells).toEqual(whole[0]?.cells);
          expect(own.length).toBeLessThanOrEqual(mostRowsOfPart);
          return own.map(({ line, cells }) => {
            const code = cells[1] ?? '';
            expect(places.get(code) ?? at).toBe(at);
            places.set(code, at);
            return { line: part.lineIn(line), cells };
          });
        });
        expect(found.toSorted((one, other) => one.line - other.line)).toEqual(whole.slice(1));
      }),
      { numRuns: 8 },
    );
  });

  test('are no longer than a request takes, however long the rows are', () => {
    const rows = Array.from({ length: 900 }, (_, at) => `${'名'.repeat(300)},P${at}`);
    const parts = partsOf([header, ...rows].join('\n'));
    expect(parts.length).toBeGreaterThan(2);
    for (const { text } of parts) expect(Buffer.byteLength(text)).toBeLessThan(mostBytesOfPart + 100);
  });

  test('are one where the master is kept whole, and none where nothing is', () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `D${at}`);
    expect(partsOfFile(departmentMaster, readCsv(['部門コード', ...rows].join('\n')))).toHaveLength(1);
    expect(partsOf('')).toEqual([]);
  });
});
