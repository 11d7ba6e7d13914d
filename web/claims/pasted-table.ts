/**
 * The cells of a table as a spreadsheet puts them on the clipboard: tabs between cells, lines between rows, quotes
 * around a cell that holds either. Undefined for a text without a tab: that is no table.
 */
export const tableOf = (pasted: string): readonly (readonly string[])[] | undefined => {
  if (!pasted.includes('\t')) return undefined;
  // Whatever the machine that it was copied on ends its lines with.
  const text = pasted.replaceAll(/\r\n?/g, '\n');
  const rows: string[][] = [['']];
  let isQuoted = false;
  const write = (character: string): void => {
    const row = rows.at(-1);
    const cell = row?.pop() ?? '';
    row?.push(cell + character);
  };
  const isFirst = (): boolean => rows.at(-1)?.at(-1) === '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') write(character);
      else if (text.charAt(at + 1) === '"') {
        write('"');
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && isFirst()) isQuoted = true;
    else if (character === '\t') rows.at(-1)?.push('');
    else if (character === '\n') rows.push(['']);
    else write(character);
  }
  return rows.map((row) => row.map((cell) => cell.trim()));
};
