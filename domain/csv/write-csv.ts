/**
 * Spreadsheets read a cell that begins so as a formula (ACC-003), some of them also behind blanks and in full width;
 * with however many apostrophes before it, so that one more can be put there and taken off again.
 */
const formulaLike = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r])/u;

/** A whole number is one to every spreadsheet, also below zero: nothing of it can be calculated. */
const isWholeNumber = (value: string): boolean => /^-?\d+$/.test(value);

/** An apostrophe keeps a spreadsheet from calculating; one that stands there already gets another. */
const withGuard = (value: string): string =>
  !isWholeNumber(value) && formulaLike.test(value) ? `'${value}` : value;

/** What `writeCsv` was given: its apostrophe is taken off again. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && formulaLike.test(cell) ? cell.slice(1) : cell;

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Cells as they came out of somebody's file, with whatever guards they have. */
export const copyCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

/** For people and spreadsheets; accounting software gets its own literal files. Each row ends with CR LF. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  copyCsv(rows.map((cells) => cells.map(withGuard)));
