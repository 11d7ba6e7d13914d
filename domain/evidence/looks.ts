/** What a look into a file found. Only what is `sound` proves a line; the rest may be kept as 添付. */
export const allLooks = ['sound', 'damaged', 'encrypted', 'misnamed', 'unknown'] as const;
export type Looks = (typeof allLooks)[number];

/** Kept as 添付, it proves nothing. What was stored before files were looked at counts as it did then. */
export const isUnsound = ({ looks }: { readonly looks?: Looks }): boolean =>
  looks !== undefined && looks !== 'sound';
