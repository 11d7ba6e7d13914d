import { mostRanges, warningsOfRanges, type NamedRange } from '#domain/tenants/company-addresses.ts';
import { ipRangeOf, isAddressAllowed, isIpRange, noIpRange, sameIpRange } from '#domain/tenants/ip-range.ts';

/** A row as it is typed; `key` stays while others come and go. */
export type AddressRow = NamedRange & { readonly key: number };

let keys = 0;
export const newRow = (range = '', name = ''): AddressRow => ({ key: (keys += 1), range, name });
export const rowsOf = (ranges: readonly NamedRange[]): readonly AddressRow[] =>
  ranges.map(({ range, name }) => newRow(range, name));

/** What is typed, as it is sent. */
export const rangesOf = (rows: readonly AddressRow[]): readonly NamedRange[] =>
  rows.map(({ range, name }) => ({ range: ipRangeOf(range.trim()) ?? range, name: name.trim() }));

export type RowFault = { readonly range?: string; readonly name?: string };

/** What the server would refuse, row by row. */
export const faultsOfRows = (rows: readonly AddressRow[]): readonly RowFault[] => {
  const ranges = rangesOf(rows);
  return ranges.map(({ range, name }, at) => ({
    ...(isIpRange(range) ? {} : { range: noIpRange }),
    ...(isIpRange(range) && ranges.findIndex((one) => one.range === range) < at
      ? { range: sameIpRange }
      : {}),
    ...(name === '' ? { name: '名前を入力してください' } : {}),
  }));
};

/** What is odd about a row and may be meant, and in which form it is kept. */
export const notesOfRows = (rows: readonly AddressRow[], yours: string | undefined): readonly string[] => {
  const ranges = rangesOf(rows).map(({ range }) => range);
  const warnings = warningsOfRanges(ranges, yours);
  return rows.map(({ range }, at) => {
    const form = ipRangeOf(range.trim());
    const kept = form === undefined || form === range.trim() ? [] : [`「${form}」として登録します`];
    return [...kept, ...warnings.filter((one) => one.at === at).map(({ message }) => message)].join('。');
  });
};

/** Whether whoever sets the list shuts himself out. */
export const shutsOut = (rows: readonly AddressRow[], yours: string | undefined): boolean =>
  yours !== undefined &&
  !isAddressAllowed(
    yours,
    rangesOf(rows).map(({ range }) => range),
  );

export const areSame = (rows: readonly AddressRow[], ranges: readonly NamedRange[]): boolean =>
  JSON.stringify(rangesOf(rows)) === JSON.stringify(ranges.map(({ range, name }) => ({ range, name })));

export const isFull = (rows: readonly AddressRow[]): boolean => rows.length >= mostRanges;

/** Lines of a list that was copied: 「203.0.113.0/24 本社」, with blanks, tabs or commas between. */
export const pastedRows = (text: string): readonly AddressRow[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [range = '', ...name] = line.split(/[\s,、]+/);
      return newRow(range, name.join(' '));
    });
