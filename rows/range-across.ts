import { fixedStart } from './patterns.ts';
import { rangeOf, type RowRange } from './row-key.ts';

type OfPartition<Parts> = { readonly sk: string; readonly among: (given: Parts) => RowRange };

/**
 * The shortest range that holds all rows of several kinds that share a partition. Rows of other kinds may stand between
 * them.
 */
export const across = <Parts>(
  given: Parts,
  [first, ...others]: readonly [OfPartition<Parts>, ...OfPartition<Parts>[]],
): RowRange => {
  const starts = [first, ...others].map(({ sk }) => fixedStart(sk)).toSorted();
  const last = starts.at(-1) ?? '';
  const isWholeKey = [first, ...others].some(({ sk }) => sk === last);
  const { pk } = first.among(given);
  const from = starts[0] ?? '';
  return rangeOf({ pk, ...(from === '' ? {} : { skFrom: from }), skTo: isWholeKey ? last : `${last}~` });
};
