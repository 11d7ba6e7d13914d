import { changedEntries, type EntryChange } from './entry-change.ts';
import { codeOf } from './fields/code.ts';
import type { Entries, EntryFault, Master } from './master.ts';
import { textIn, type Entry } from './states.ts';

/** Zeros before a number: a spreadsheet that opens a file shows 12 for 0012, and writes it so. */
const zerosBefore = /^0+(?=[0-9]+$)/;

/** What codes have in common that people take for one: widths, letter case and zeros before a number do not count. */
export const likenessOf = (code: string): string => codeOf(code).toLowerCase().replace(zerosBefore, '');

/** So many signs a number with zeros before it has at most, among those that are looked up one by one. */
const mostDigits = 12;

/** Other codes that are like this one, as many as can be looked up: numbers with fewer and more zeros, or one letter case. */
export const codesLike = (code: string, maxLength: number): readonly string[] => {
  const bare = likenessOf(code);
  const widest = Math.min(maxLength, mostDigits);
  const padded = /^[0-9]+$/.test(bare)
    ? Array.from({ length: Math.max(0, widest - bare.length + 1) }, (_, zeros) => '0'.repeat(zeros) + bare)
    : [bare, bare.toUpperCase()];
  return padded.filter((one) => one !== code);
};

const reasonFor = ({ id, nameField }: Master, code: string, { id: other, states }: Entry): string => {
  const name = textIn(states.at(-1), nameField) ?? '';
  const called = `${id.word}「${other}」${name === '' ? '' : `（${name}）`}`;
  const isByZeros = codeOf(code).toLowerCase() !== codeOf(other).toLowerCase();
  const same = `「${other}」のことなら、そのとおりに入力してください。別に登録するなら、見分けのつく${id.word}にしてください`;
  return isByZeros
    ? `${called}と、先頭の0の数だけが違います（表計算ソフトで開くと、先頭の0が消えることがあります）。${same}`
    : `${called}と、大文字・小文字だけが違います。${same}`;
};

const isNew = ({ before, after }: EntryChange): boolean => before.length === 0 && after.length > 0;

/** Of the codes of new entries those that are looked up, for a master of which nobody reads all. */
export const codesLikeNew = ({ id }: Master, changes: readonly EntryChange[]): readonly string[] =>
  id.kind === 'date' ? [] : changes.filter(isNew).flatMap((change) => codesLike(change.id, id.maxLength));

/** New entries whose codes are like one that is there, or one that comes before them: two of them are nearly always one. */
export const alikeFaults = (
  master: Master,
  entries: Entries,
  changes: readonly EntryChange[],
): readonly EntryFault[] => {
  const come = changes.filter(isNew);
  if (master.id.kind === 'date' || come.length === 0) return [];
  const fresh = new Set(come.map(({ id }) => id));
  const known = new Map(
    [...changedEntries(entries, changes).values()]
      .filter(({ id, states }) => states.length > 0 && !fresh.has(id))
      .map((entry) => [likenessOf(entry.id), entry] as const),
  );
  return come.flatMap(({ id, after }) => {
    const likeness = likenessOf(id);
    const other = known.get(likeness);
    if (other === undefined) known.set(likeness, { id, states: after });
    return other === undefined ? [] : [{ id, field: 'id', reason: reasonFor(master, id, other) }];
  });
};
