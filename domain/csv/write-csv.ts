/** Spreadsheets read a cell that begins so as a formula (ACC-003). */
const formulaSign = /^[=+\-@\t\r]/;
const guarded = /^'(?=['=+\-@\t\r])/;

export const looksLikeFormula = (cell: string): boolean => formulaSign.test(cell);

/** An apostrophe keeps a spreadsheet from calculating; one that stands there already gets another. */
const withGuard = (value: string): string =>
  looksLikeFormula(value) || guarded.test(value) ? `'${value}` : value;

/** What `writeCsv` was given: its apostrophe is taken off again. */
export const withoutGuard = (cell: string): string => cell.replace(guarded, '');

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** For people and spreadsheets; accounting software gets its own literal files. Each row ends with CR LF. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(withGuard(cell))).join(',')}\r\n`).join('');
