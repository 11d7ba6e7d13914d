/** Japanese characters take two columns of a terminal. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (/[\u1100-\uffdc]/u.test(character) ? 2 : 1), 0);

const padded = (text: string, width: number): string => text + ' '.repeat(width - widthOf(text));

/** Lines with aligned columns, the first row underlined. */
export const tidyTable = (rows: readonly (readonly string[])[]): readonly string[] => {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)];
};
