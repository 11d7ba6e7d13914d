/** DynamoDB gives at most so many bytes for one Query, before it charges them. */
const bytesOfPage = 1024 * 1024;
/** A strongly consistent read unit. */
const bytesOfUnit = 4096;

type Rows = {
  /** Of one row as it lies in the table. */
  readonly bytes: number;
  readonly count: number;
  /** What one Query asks for at most. */
  readonly limit: number;
};

/**
 * What a partition costs to read whole, strongly consistent, by DynamoDB's published rule: a page ends at the limit or
 * at 1 MB, and one more is asked for where the last one ended at its limit; the bytes of a page are rounded up to units.
 */
export const costOfPartition = ({ bytes, count, limit }: Rows) => {
  const rowsOfPage = Math.max(1, Math.min(limit, Math.floor(bytesOfPage / bytes)));
  const pages = Array.from({ length: Math.max(1, Math.ceil(count / rowsOfPage)) }, (_, index) =>
    Math.min(rowsOfPage, count - index * rowsOfPage),
  );
  return {
    queries: pages.length,
    units: pages.reduce((sum, rows) => sum + Math.max(1, Math.ceil((rows * bytes) / bytesOfUnit)), 0),
  };
};
