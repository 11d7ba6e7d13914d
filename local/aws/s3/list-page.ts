export type ListQuery = {
  readonly prefix: string;
  /** Empty for none. */
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Keys up to and including this one were seen; empty for none. */
  readonly after: string;
  /** With it, older versions of the key `after` are still to come. */
  readonly afterVersionId?: string | undefined;
};

type Listed = { readonly key: string; readonly versionId: string };

export type ListPage<Entry> = {
  readonly entries: readonly Entry[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
  /** Where the next page goes on. */
  readonly lastKey: string;
  readonly lastVersionId: string | undefined;
};

/** S3 lists in the order of UTF-8 bytes, which is not the order of UTF-16 units. */
export const compareKeys = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

const commonPrefixOf = (key: string, { prefix, delimiter }: ListQuery): string | undefined => {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
};

/** Entries that come after the marker, without those under a common prefix that was listed already. */
function* remaining<Entry extends Listed>(entries: readonly Entry[], query: ListQuery): Generator<Entry> {
  const { after, afterVersionId, delimiter } = query;
  let isVersionSeen = afterVersionId === undefined;
  for (const entry of entries) {
    const order = after === '' ? 1 : compareKeys(entry.key, after);
    if (order < 0) continue;
    if (order === 0) {
      if (afterVersionId !== undefined && isVersionSeen) yield entry;
      if (entry.versionId === afterVersionId) isVersionSeen = true;
      continue;
    }
    const isRolledUp = delimiter !== '' && after.endsWith(delimiter) && entry.key.startsWith(after);
    if (!isRolledUp) yield entry;
  }
}

/** One page of entries that are already sorted. */
export const listPage = <Entry extends Listed>(
  sorted: readonly Entry[],
  query: ListQuery,
): ListPage<Entry> => {
  const entries: Entry[] = [];
  const commonPrefixes = new Set<string>();
  let lastKey = '';
  let lastVersionId: string | undefined;
  let isTruncated = false;
  for (const entry of remaining(sorted, query)) {
    const commonPrefix = commonPrefixOf(entry.key, query);
    if (commonPrefix !== undefined && commonPrefixes.has(commonPrefix)) continue;
    if (entries.length + commonPrefixes.size >= query.maxKeys) {
      isTruncated = query.maxKeys > 0;
      break;
    }
    lastKey = commonPrefix ?? entry.key;
    lastVersionId = commonPrefix === undefined ? entry.versionId : undefined;
    if (commonPrefix === undefined) entries.push(entry);
    else commonPrefixes.add(commonPrefix);
  }
  return { entries, commonPrefixes: [...commonPrefixes], isTruncated, lastKey, lastVersionId };
};
