import { formatDigits } from '#domain/money/format-yen.ts';
import { alikeFaults, codesLikeNew } from './alike-codes.ts';
import type { EntryChange, Judged } from './entry-change.ts';
import { broughtFaults, ownFaults, referenceFaults } from './judge-entries.ts';
import { useFaults } from './judge-uses.ts';
import { mostKept, type Entries, type EntryFault, type Master, type MasterById } from './master.ts';
import { namedIn } from './named-entries.ts';
import type { Entry, State } from './states.ts';

/** How much there is of a master that nobody reads whole; its head keeps them. */
export type Counts = {
  /** Entries without a last day. */
  readonly open: number;
  /** Entries with any state. */
  readonly kept: number;
};

const countsOf = (states: readonly State[]): Counts => ({
  open: states.some(({ validTo }) => validTo === undefined) ? 1 : 0,
  kept: states.length > 0 ? 1 : 0,
});

export const addedCounts = (one: Counts, other: Counts): Counts => ({
  open: one.open + other.open,
  kept: one.kept + other.kept,
});

/** By how much changes make them more. */
export const countsBrought = (changes: readonly EntryChange[]): Counts =>
  changes.reduce<Counts>(
    (sum, { before, after }) => {
      const [was, is] = [countsOf(before), countsOf(after)];
      return addedCounts(sum, { open: is.open - was.open, kept: is.kept - was.kept });
    },
    { open: 0, kept: 0 },
  );

const tooMany = (
  { word, isDated, mostEntries }: Master,
  counts: Counts,
  changes: readonly EntryChange[],
): readonly EntryFault[] => {
  const brought = countsBrought(changes);
  const after = addedCounts(counts, brought);
  return [
    { count: 'open', most: mostEntries, which: isDated ? '終了日のないものを' : '' } as const,
    { count: 'kept', most: mostKept({ mostEntries }), which: '終了したものを含めて' } as const,
  ].flatMap(({ count, most, which }) =>
    after[count] > most && brought[count] > 0
      ? [{ id: '', reason: `${word}は${which}${formatDigits(most)}件まで登録できます` }]
      : [],
  );
};

export type JudgingChanged = Judged & {
  readonly counts: Counts;
  /** Those of these ids that a master has, by its noun. */
  readonly find: (noun: string, ids: readonly string[]) => Promise<Entries>;
};

const entriesAs = (changes: readonly EntryChange[], when: 'before' | 'after'): Entries =>
  new Map(changes.map((change): [string, Entry] => [change.id, { id: change.id, states: change[when] }]));

/**
 * Those of the codes that are there. Nearly none is: codes of one width lie close together, and all of them at once would span
 * the whole master.
 */
const entriesLike = async (
  codes: readonly string[],
  { find }: Pick<JudgingChanged, 'find'>,
  { noun }: Pick<Master, 'noun'>,
): Promise<Entries> => {
  const widths = [...Map.groupBy(codes, ({ length }) => length).values()];
  const found = await Promise.all(widths.map((ofWidth) => find(noun, ofWidth)));
  return new Map(found.flatMap((entries) => [...entries]));
};

/** What a change may not make of entries of which nobody reads all: they, and those to which they refer. */
export const judgeChanged = async (
  master: MasterById,
  judging: JudgingChanged,
): Promise<readonly EntryFault[]> => {
  const { changes, counts, find, today } = judging;
  const [before, after] = [entriesAs(changes, 'before'), entriesAs(changes, 'after')];
  const states = [...before.values(), ...after.values()].flatMap((entry) => entry.states);
  const found = new Map(
    await Promise.all(
      [...namedIn(master, states)].map(async ([noun, ids]) => [noun, await find(noun, [...ids])] as const),
    ),
  );
  const faultsIn = async (entries: Entries) => [
    ...referenceFaults(master, entries, (noun) => found.get(noun) ?? new Map()),
    ...(await master.checks(entries, async (ids) => find(master.noun, ids))),
  ];
  const { own, isSensible } = ownFaults(changes);
  const brought = broughtFaults(await faultsIn(before), await faultsIn(after)).filter(isSensible);
  const alike = alikeFaults(
    master,
    await entriesLike(codesLikeNew(master, changes, today), judging, master),
    judging,
  );
  return [...own, ...alike, ...brought, ...useFaults(master, judging), ...tooMany(master, counts, changes)];
};
