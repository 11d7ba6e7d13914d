/** What a look into a file found. Only what is `sound` proves a line; the rest may be kept as 添付. */
export const allLooks = ['sound', 'damaged', 'encrypted', 'misnamed', 'unknown'] as const;
export type Looks = (typeof allLooks)[number];
