/** A cell of the matrix that can be pressed: its row among the rights, its column among the roles of one's own. */
export type Cell = { readonly row: number; readonly column: number };

const within = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));

/** Where a key leads in a grid (WAI-ARIA); undefined for keys that are none of its own. */
export const cellAfter = (
  key: string,
  { row, column }: Cell,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Cell | undefined => {
  const at = (nextRow: number, nextColumn: number): Cell => ({
    row: within(nextRow, rows),
    column: within(nextColumn, columns),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, columns - 1);
    case 'PageDown':
      return at(row + 10, column);
    case 'PageUp':
      return at(row - 10, column);
    default:
      return undefined;
  }
};
