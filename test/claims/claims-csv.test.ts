import { expect, test } from 'vitest';
import { claimsCsvHeader, claimsCsvRows } from '#domain/claims/claims-csv.ts';
import { listedClaim } from '#domain/claims/listed-claim.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { yen } from '#domain/money/yen.ts';
import { submitted } from '#test/builders/submitted-claims.ts';

test('a claim of money that flows back has its amounts as numbers, its words guarded (ACC-003)', () => {
  const claim = { ...submitted(), title: '-2件の払戻' };
  const totals = { total: yen(-5_000), tax: yen(-454), payable: yen(-5_000), byCard: yen(0) };
  const listed = listedClaim({ ...claim, totals }, { lines: [] });
  const rows = listed === undefined ? [] : [listed];
  const [head, row] = readCsv(claimsCsvHeader() + claimsCsvRows(rows, (code) => code)).rows;
  const cellOf = (name: string) => row?.cells[head?.cells.indexOf(name) ?? -1];
  expect(['金額', 'うち仮払消費税', '件名'].map(cellOf)).toEqual(['-5000', '-454', "'-2件の払戻"]);
});
