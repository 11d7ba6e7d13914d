import { mostStates, type EntryFault, type Master, type Use } from './master.ts';
import { firstGap, meetingOf, shownState, spanOf, type Entry, type Span, type State } from './states.ts';

export type Entries = ReadonlyMap<string, Entry>;
export type EntryChange = {
  readonly id: string;
  readonly before: readonly State[];
  readonly after: readonly State[];
};

export type Judging = {
  readonly entries: Entries;
  readonly changes: readonly EntryChange[];
  /** Entries of another master by its noun, for references. */
  readonly entriesOf: (noun: string) => Entries;
  readonly uses: readonly Use[];
  /** `2026-11-29`: what lies before cannot be changed by anybody who uses it. */
  readonly today: string;
};

const lastDay = '9999-12-31';

/** What one entry's own states are not allowed to be. */
export const stateFaults = (id: string, states: readonly State[]): readonly EntryFault[] => {
  if (states.length > mostStates) return [{ id, reason: `1件に登録できる期間は${mostStates}までです` }];
  return states.flatMap((state, index): readonly EntryFault[] => {
    const { from, to } = spanOf(state);
    if (to < from)
      return [{ id, index, field: 'validTo', reason: '適用終了日は適用開始日以後の日付にしてください' }];
    const other = states
      .slice(0, index)
      .find((earlier) => meetingOf(spanOf(earlier), { from, to }) !== undefined);
    return other === undefined
      ? []
      : [{ id, index, field: 'validFrom', reason: `${spanOf(other).from} からの期間と重なっています` }];
  });
};

const gapReason = (word: string, target: string, gap: string): string =>
  `${word}「${target}」は ${gap} の時点で登録がないか、終了しています`;

const referenceFaults = (
  { fields, noun }: Master,
  entries: Entries,
  entriesOf: Judging['entriesOf'],
): readonly EntryFault[] => {
  const references = Object.entries(fields).flatMap(([field, { kind, word, ...rest }]) =>
    kind === 'reference' && 'to' in rest
      ? [{ field, word, targets: rest.to === noun ? entries : entriesOf(rest.to) }]
      : [],
  );
  if (references.length === 0) return [];
  return [...entries.values()].flatMap(({ id, states }) =>
    states.flatMap((state, index) =>
      references.flatMap(({ field, word, targets }) => {
        const target = state[field];
        if (target === undefined) return [];
        const found = targets.get(target);
        if (found === undefined)
          return [{ id, index, field, reason: `${word}「${target}」は登録されていません` }];
        const gap = firstGap(spanOf(state), found.states);
        return gap === undefined ? [] : [{ id, index, field, reason: gapReason(word, target, gap) }];
      }),
    ),
  );
};

/** The first of these days on which the entry held and would no longer hold. */
const lostDay = (days: Span, { before, after }: EntryChange): string | undefined =>
  before
    .flatMap((state) => meetingOf(spanOf(state), days) ?? [])
    .map((held) => firstGap(held, after))
    .find((day) => day !== undefined);

const fromOn = (today: string): Span => ({ from: today, to: lastDay });

/** Entries that hold on fewer days from today on: only they can be missed by whoever uses them. */
export const losingDays = (changes: readonly EntryChange[], today: string): readonly string[] =>
  changes.filter((change) => lostDay(fromOn(today), change) !== undefined).map(({ id }) => id);

/** What rests on an entry from today on, and would not be held by it any more. */
const useFaults = ({ changes, uses, today }: Judging): readonly EntryFault[] => {
  const usesOf = Map.groupBy(uses, ({ id }) => id);
  return changes.flatMap((change) =>
    (usesOf.get(change.id) ?? []).flatMap(({ span, words }) => {
      const days = meetingOf(span, fromOn(today));
      const day = days === undefined ? undefined : lostDay(days, change);
      return day === undefined
        ? []
        : [{ id: change.id, reason: `${words}が ${day} の時点で使っています。先にそちらを変更してください` }];
    }),
  );
};

/** The entries as they are after the changes. */
export const changedEntries = (entries: Entries, changes: readonly EntryChange[]): Entries =>
  new Map([...entries, ...changes.map(({ id, after }) => [id, { id, states: after }] as const)]);

const keyOf = ({ id, reason }: EntryFault): string => JSON.stringify([id, reason]);

/** 「営業一課（sales-1）」, for faults that a change brings to an entry which nobody touched. */
const named = ({ nameField }: Master, entries: Entries, id: string, today: string): string => {
  const name = shownState(entries.get(id)?.states ?? [], today)?.[nameField];
  return name === undefined || name === id ? id : `${name}（${id}）`;
};

/**
 * What a change may not make of a master: every fault that was not there before, wherever it shows. Faults of old data
 * stand in nobody's way who does not touch them.
 */
export const judgeEntries = (master: Master, judging: Judging): readonly EntryFault[] => {
  const { entries, changes, entriesOf, today } = judging;
  const after = changedEntries(entries, changes);
  const faultsIn = (all: Entries) => [...referenceFaults(master, all, entriesOf), ...master.checks(all)];
  const own = changes.flatMap(({ id, after: states }) => stateFaults(id, states));
  // Of days that contradict each other nothing else can be asked.
  const isSenseless = ({ id, index }: EntryFault): boolean =>
    own.some((fault) => fault.id === id && fault.index === index);
  const known = new Set(faultsIn(entries).map(keyOf));
  const touched = new Set(changes.map(({ id }) => id));
  const brought = faultsIn(after)
    .filter((fault) => !known.has(keyOf(fault)) && !isSenseless(fault))
    .map((fault) =>
      touched.has(fault.id)
        ? fault
        : { ...fault, reason: `${named(master, after, fault.id, today)}：${fault.reason}` },
    );
  const count = [...after.values()].filter(({ states }) => states.length > 0).length;
  const tooMany =
    count > master.mostEntries && after.size > entries.size
      ? [
          {
            id: '',
            reason: `${master.word}は${master.mostEntries.toLocaleString('ja-JP')}件まで登録できます`,
          },
        ]
      : [];
  return [...own, ...brought, ...useFaults(judging), ...tooMany];
};
