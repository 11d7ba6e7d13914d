import { changedEntries, type EntryChange, type Judged } from './entry-change.ts';
import { codeOf } from './fields/code.ts';
import type { Entries, EntryFault, Master } from './master.ts';
import { lastDayOf, meetingOf, spanOf, textIn, type Entry, type State } from './states.ts';

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

/** What ended mends nothing and confuses nobody: a code that lost its zeros has to give way to the right one. */
const isOver = (states: readonly State[], today: string): boolean => (lastDayOf(states) ?? '') <= today;

const doMeet = (one: readonly State[], other: readonly State[]): boolean =>
  one.some((state) => other.some((beside) => meetingOf(spanOf(state), spanOf(beside)) !== undefined));

const reasonFor = (
  { id, nameField, isDated }: Master,
  code: string,
  { id: other, states }: Entry,
): string => {
  const name = textIn(states.at(-1), nameField) ?? '';
  const called = `${id.word}「${other}」${name === '' ? '' : `（${name}）`}`;
  const [bare, otherBare] = [codeOf(code).toLowerCase(), codeOf(other).toLowerCase()];
  const same = `「${other}」のことなら、そのとおりに入力してください。別に登録するなら、見分けのつく${id.word}にしてください`;
  if (bare === otherBare) return `${called}と、大文字・小文字だけが違います。${same}`;
  // What has fewer zeros may be the one that lost them.
  const mending =
    isDated && otherBare.length < bare.length
      ? `。「${other}」のほうが誤りなら、先に「${other}」を今日までで終了してください`
      : '';
  return `${called}と、先頭の0の数だけが違います（表計算ソフトで開くと、先頭の0が消えることがあります）。${same}${mending}`;
};

/** Entries that come: those that were not there, and those that had ended. */
const doesCome = ({ before, after }: EntryChange, today: string): boolean =>
  after.length > 0 && (before.length === 0 || (isOver(before, today) && !isOver(after, today)));

/** Of the codes of new entries those that are looked up, for a master of which nobody reads all. */
export const codesLikeNew = (
  { id }: Master,
  changes: readonly EntryChange[],
  today: string,
): readonly string[] =>
  id.kind === 'date'
    ? []
    : changes
        .filter((change) => doesCome(change, today))
        .flatMap((change) => codesLike(change.id, id.maxLength));

/**
 * Entries that come whose codes are like one that is there on the same days, or one that comes before them: two of them
 * are nearly always one. One that has ended is in nobody's way.
 */
export const alikeFaults = (
  master: Master,
  entries: Entries,
  { changes, today }: Pick<Judged, 'changes' | 'today'>,
): readonly EntryFault[] => {
  const come = changes.filter((change) => doesCome(change, today));
  if (master.id.kind === 'date' || come.length === 0) return [];
  const fresh = new Set(come.map(({ id }) => id));
  const known = Map.groupBy(
    [...changedEntries(entries, changes).values()].filter(
      ({ id, states }) => !fresh.has(id) && !isOver(states, today),
    ),
    ({ id }) => likenessOf(id),
  );
  return come.flatMap(({ id, after }) => {
    const likeness = likenessOf(id);
    const like = known.get(likeness) ?? [];
    const other = like.find(({ states }) => doMeet(states, after));
    if (other === undefined) known.set(likeness, [...like, { id, states: after }]);
    return other === undefined ? [] : [{ id, field: 'id', reason: reasonFor(master, id, other) }];
  });
};
