import type { JournalEntry } from '#domain/journals/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Company } from '#domain/tenants/masters.ts';
import { encodeCp932, truncateToUnits, unmappableCharacters, withCp932Signs } from './cp932.ts';
import { carriesTax, defaultTaxLabels, type TaxLabels } from './yayoi-labels.ts';
import { yayoiRows, type RowSide, type YayoiRow } from './yayoi-rows.ts';

export type Replacement = { readonly character: string; readonly with: string };
export type YayoiOptions = {
  readonly taxAccounting: Company['taxAccounting'];
  /** The tenant's own 税区分 names. @default those of TAX-004 */
  readonly labels?: TaxLabels;
  /** Stand-ins that people chose for characters CP932 lacks. */
  readonly replacements?: readonly Replacement[];
};

/** A character that CP932 lacks, and where it stands; `field` is the column's Japanese name. */
export type UnmappableCharacter = {
  readonly claimNumber: string;
  readonly serial: number;
  readonly field: string;
  readonly character: string;
};
export type YayoiRefusal = {
  readonly kind: 'export-unmappable';
  readonly characters: readonly UnmappableCharacter[];
};
export type YayoiFile = { readonly bytes: Uint8Array; readonly rowCount: number };

/** A text with its column and room in half-width units, a bare number, or nothing. */
type Cell = { readonly field: string; readonly text: string; readonly limit: number } | number | undefined;

const limits = { account: 24, memo: 64, number: 10, note: 180 } as const;

const text = (field: string, content: string, limit: number): Cell =>
  content === '' ? undefined : { field, text: content, limit };

const sideCells = (
  side: RowSide,
  name: '借方' | '貸方',
  { taxAccounting, labels }: YayoiOptions,
): readonly Cell[] => {
  const label = labels?.[side.taxCode] ?? defaultTaxLabels(taxAccounting)[side.taxCode];
  assert(label !== undefined, `tax code ${side.taxCode} has a label`);
  return [
    text(`${name}勘定科目`, side.account, limits.account),
    text(`${name}補助科目`, side.subAccount, limits.account),
    text(`${name}部門`, side.department, limits.account),
    text(`${name}税区分`, label, limits.note),
    side.gross,
    carriesTax(side.taxCode, taxAccounting) ? side.tax : undefined,
  ];
};

/** The 25 columns of 弥生会計; 伝票No, 決算, 期日 and 生成元 stay blank. */
const cellsOf = ({ flag, entry, debit, credit, memo }: YayoiRow, options: YayoiOptions): readonly Cell[] => [
  text('識別フラグ', flag, 4),
  undefined,
  undefined,
  text('取引日付', entry.postedOn.replaceAll('-', '/'), 10),
  ...sideCells(debit, '借方', options),
  ...sideCells(credit, '貸方', options),
  text('摘要', memo, limits.memo),
  text('番号', entry.claimNumber, limits.number),
  undefined,
  flag === '2000' ? 0 : 3,
  undefined,
  text('仕訳メモ', `申請ID:${entry.claimNumber}`, limits.note),
  0,
  0,
  text('調整', 'no', 3),
];

/** As it will stand in the file: stand-ins, CP932's own signs, no line breaks, no more than fits. */
const fitted = (content: string, limit: number, replacements: readonly Replacement[]): string => {
  const replaced = replacements.reduce(
    (kept, { character, with: standIn }) => (character === '' ? kept : kept.replaceAll(character, standIn)),
    content,
  );
  return truncateToUnits(withCp932Signs(replaced).replaceAll(/\p{Cc}/gu, ' '), limit);
};

const fittedCell = (cell: Cell, replacements: readonly Replacement[]): Cell =>
  typeof cell === 'object' ? { ...cell, text: fitted(cell.text, cell.limit, replacements) } : cell;

const unmappableIn = ({ entry }: YayoiRow, cells: readonly Cell[]): readonly UnmappableCharacter[] =>
  cells.flatMap((cell) =>
    typeof cell === 'object'
      ? unmappableCharacters(cell.text).map((character) => ({
          claimNumber: entry.claimNumber,
          serial: entry.serial,
          field: cell.field,
          character,
        }))
      : [],
  );

/** Formulas stay as they are: accounting packages read cells literally (ACC-003). */
const printed = (cell: Cell): string => {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? `${cell}` : `"${cell.text.replaceAll('"', '""')}"`;
};

const distinct = (found: readonly UnmappableCharacter[]): readonly UnmappableCharacter[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
];

/**
 * The 弥生会計 import file: CP932, CRLF, no header, 25 columns, gross amounts with their tax (JNL-003). The
 * same entries give the same bytes. Characters that CP932 lacks are refused with their place.
 */
export const renderYayoi = (
  entries: readonly JournalEntry[],
  options: YayoiOptions,
): Result<YayoiFile, YayoiRefusal> => {
  const rows = yayoiRows(entries).map((row) => ({
    row,
    cells: cellsOf(row, options).map((cell) => fittedCell(cell, options.replacements ?? [])),
  }));
  const characters = distinct(rows.flatMap(({ row, cells }) => unmappableIn(row, cells)));
  if (characters.length > 0) return refuse({ kind: 'export-unmappable', characters });

  const file = rows.map(({ cells }) => `${cells.map(printed).join(',')}\r\n`).join('');
  const encoded = encodeCp932(file);
  assert(encoded.ok, 'every text was checked before');
  return accept({ bytes: encoded.value, rowCount: rows.length });
};
