import type { ProductLimits } from './yayoi-profile.ts';

export type PackedFile = { readonly bytes: Uint8Array; readonly rowCount: number };
type Slip = PackedFile;

const joined = (slips: readonly Slip[]): PackedFile => {
  const bytes = new Uint8Array(slips.reduce((length, slip) => length + slip.bytes.length, 0));
  let at = 0;
  for (const slip of slips) {
    bytes.set(slip.bytes, at);
    at += slip.bytes.length;
  }
  return { bytes, rowCount: slips.reduce((count, slip) => count + slip.rowCount, 0) };
};

/** Slips in their order, as many in a file as its limits of rows and bytes allow; a slip is never split. */
export const packFiles = (
  slips: readonly Slip[],
  { rows = Infinity, bytes = Infinity }: Pick<ProductLimits, 'rows' | 'bytes'>,
): readonly PackedFile[] => {
  const files: Slip[][] = [];
  let left = { rows: 0, bytes: 0 };
  for (const slip of slips) {
    const file = files.at(-1);
    if (file === undefined || slip.rowCount > left.rows || slip.bytes.length > left.bytes) {
      files.push([slip]);
      left = { rows, bytes };
    } else {
      file.push(slip);
    }
    left = { rows: left.rows - slip.rowCount, bytes: left.bytes - slip.bytes.length };
  }
  return files.map(joined);
};
