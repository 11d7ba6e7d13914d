import { accountingOf } from '#domain/journals/entry-accounting.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import { encodeCp932, unmappableCharacters } from './cp932.ts';
import { fits, fittedMemo, replaced, type Replacement } from './fit-text.ts';
import { packFiles, type PackedFile } from './pack-files.ts';
import { problemsIn, type ExportProblems, type Fault } from './export-problems.ts';
import { carriesTax, labelOf, type TaxLabels } from './yayoi-labels.ts';
import { productLimits, type ProductLimits, type Room, type YayoiProfile } from './yayoi-profile.ts';
import { inFileOrder, rowsOfEntry, type RowSide, type YayoiRow } from './yayoi-rows.ts';

export type YayoiOptions = DatedAccounting & {
  readonly profile: YayoiProfile;
  /** The company's own 税区分 names. */
  readonly labels: TaxLabels;
  /** Stand-ins that people chose for this file. */
  readonly replacements: readonly Replacement[];
};

export type YayoiRefusal = { readonly kind: 'export-unmappable' } & ExportProblems;
export type YayoiFiles = {
  readonly files: readonly PackedFile[];
  readonly rowCount: number;
  /** Rows whose free words had no room and end in `…`. */
  readonly shortenedCount: number;
};

/** A text with its column and room, a bare number, or nothing. */
type Cell =
  | { readonly field: string; readonly text: string; readonly room?: Room }
  | Yen
  | number
  | undefined;
type Cells = {
  readonly cells: readonly Cell[];
  readonly faults: readonly Fault[];
  readonly isShortened: boolean;
};

const text = (field: string, content: string, room?: Room): Cell =>
  content === '' ? undefined : { field, text: content, ...(room === undefined ? {} : { room }) };

const named = (name: string, { profile, replacements }: YayoiOptions): string =>
  replaced(profile.names.find(({ from }) => from === name)?.to ?? name, replacements, profile);

/** 税金額: ours where the row is 内税, 0 where there is no tax, blank where the package computes it. */
const taxCell = (side: RowSide, row: YayoiRow, options: YayoiOptions): number | undefined => {
  if (side.taxCode === 'OT' || side.taxCode === 'NT') return 0;
  return carriesTax(side.taxCode, row.on, { ...options.profile, ...options }) ? side.tax : undefined;
};

const sideCells = (
  side: RowSide,
  {
    name,
    row,
    options,
  }: { readonly name: '借方' | '貸方'; readonly row: YayoiRow; readonly options: YayoiOptions },
): readonly Cell[] => {
  const limits: ProductLimits = productLimits[options.profile.product];
  const { label } = labelOf(side.taxCode, row.on, { ...options.profile, ...options });
  return [
    text(`${name}勘定科目`, named(side.account, options), limits.account),
    text(`${name}補助科目`, named(side.subAccount, options), limits.subAccount),
    text(`${name}部門`, named(side.department, options), limits.department),
    text(`${name}税区分`, label),
    side.gross,
    taxCell(side, row, options),
  ];
};

/** The columns of 弥生会計; 伝票No, 決算, 期日, 生成元 and the partners stay blank. */
const cellsOf = (row: YayoiRow, options: YayoiOptions): Cells => {
  const { flag, entry, debit, credit, memo } = row;
  const limits: ProductLimits = productLimits[options.profile.product];
  const clean = (content: string) => replaced(content, options.replacements, options.profile);
  const words = { head: clean(memo.head), words: clean(memo.words) };
  const fitted = fittedMemo(words, limits.memo);
  const whole = [words.head, words.words].filter((part) => part !== '').join(' ');
  const cells = [
    text('識別フラグ', flag),
    undefined,
    undefined,
    text('取引日付', entry.postedOn.replaceAll('-', '/')),
    ...sideCells(debit, { name: '借方', row, options }),
    ...sideCells(credit, { name: '貸方', row, options }),
    text('摘要', fitted ?? words.head),
    text('番号', entry.claimNumber, { count: 10, in: 'units' }),
    undefined,
    flag === '2000' ? 0 : 3,
    undefined,
    text('仕訳メモ', `申請ID:${entry.claimNumber}`, limits.note),
    0,
    0,
    text('調整', 'no'),
    ...(options.profile.columns === 27
      ? [
          { field: '借方取引先', text: '' },
          { field: '貸方取引先', text: '' },
        ]
      : []),
  ];
  const faults = [
    ...cells.flatMap((cell) => faultsOf(cell, options)),
    ...(fitted === undefined ? [overlong('摘要', words.head, limits.memo)] : []),
  ];
  return { cells, faults, isShortened: fitted !== undefined && fitted !== whole };
};

const overlong = (field: string, content: string, room: Room): Fault => ({
  kind: 'text',
  field,
  text: content,
  limit: room.count,
  counted: room.in,
});

const faultsOf = (cell: Cell, { profile }: YayoiOptions): readonly Fault[] => {
  if (cell === undefined) return [];
  const { amountDigits } = productLimits[profile.product];
  if (typeof cell === 'number')
    return String(cell).length <= amountDigits
      ? []
      : [{ kind: 'amount', amount: cell, digits: amountDigits }];
  const { field, room } = cell;
  const missing = profile.encoding === 'cp932' ? unmappableCharacters(cell.text) : [];
  return [
    ...missing.map((character): Fault => ({ kind: 'character', field, character })),
    ...(room === undefined || fits(cell.text, room) ? [] : [overlong(field, cell.text, room)]),
  ];
};

/** Formulas stay as they are: accounting packages read cells literally (ACC-003). */
const printed = (cell: Cell): string => {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? `${cell}` : `"${cell.text.replaceAll('"', '""')}"`;
};

const bytesOf = (content: string, { encoding }: YayoiProfile): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(content);
  const encoded = encodeCp932(content);
  assert(encoded.ok, 'every text was checked before');
  return encoded.value;
};

/** One entry as it stands in a file: never split over two, and by the 経理方法 under which it was posted. */
const slipOf = (entry: JournalEntry, given: YayoiOptions) => {
  const options = { ...given, taxAccounting: accountingOf(entry, given) };
  const limits: ProductLimits = productLimits[options.profile.product];
  const rows = rowsOfEntry(entry, {
    unequalSides: options.profile.unequalSides,
    ...(limits.slipLines === undefined ? {} : { slipLines: limits.slipLines }),
  });
  if (rows === undefined) {
    const faults: readonly Fault[] = [{ kind: 'slip', lines: limits.slipLines ?? 0 }];
    return { entry, faults, bytes: new Uint8Array(), rowCount: 0, shortenedCount: 0 };
  }
  const written = rows.map((row) => cellsOf(row, options));
  const faults = written.flatMap((row) => row.faults);
  const content = written.map(({ cells }) => `${cells.map(printed).join(',')}\r\n`).join('');
  return {
    entry,
    faults,
    bytes: faults.length > 0 ? new Uint8Array() : bytesOf(content, options.profile),
    rowCount: rows.length,
    shortenedCount: written.filter(({ isShortened }) => isShortened).length,
  };
};

/**
 * The 弥生 import files: CRLF, no header, gross amounts with their tax (JNL-003), as many files as the product's
 * limits ask for. The same entries give the same bytes. What does not fit is refused with its place, never cut.
 */
export const renderYayoi = (
  entries: readonly JournalEntry[],
  options: YayoiOptions,
): Result<YayoiFiles, YayoiRefusal> => {
  const slips = inFileOrder(entries).map((entry) => slipOf(entry, options));
  const problems = problemsIn(slips);
  if (problems !== undefined) return refuse({ kind: 'export-unmappable', ...problems });
  const limits: ProductLimits = productLimits[options.profile.product];
  return accept({
    files: packFiles(slips, limits),
    rowCount: slips.reduce((count, slip) => count + slip.rowCount, 0),
    shortenedCount: slips.reduce((count, slip) => count + slip.shortenedCount, 0),
  });
};
