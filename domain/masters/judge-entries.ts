import { formatDigits } from '#domain/money/format-yen.ts';
import {
  mostKept,
  mostStates,
  tooManyStates,
  type Entries,
  type EntryFault,
  type Master,
  type MasterWhole,
} from './master.ts';
import { referredBy, type Field } from './fields/every-kind.ts';
import { alikeFaults } from './alike-codes.ts';
import { changedEntries, type EntryChange, type Judged } from './entry-change.ts';
import { useFaults } from './judge-uses.ts';
import {
  firstGap,
  meetingOf,
  shownState,
  spanOf,
  textIn,
  type Entry,
  type Span,
  type State,
} from './states.ts';

export type Judging = Judged & {
  readonly entries: Entries;
  /** Entries of another master by its noun, for references. */
  readonly entriesOf: (noun: string) => Entries;
};

/** What one entry's own states are not allowed to be. */
export const stateFaults = (id: string, states: readonly State[]): readonly EntryFault[] => {
  if (states.length > mostStates) return [{ id, reason: tooManyStates }];
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

export const unknownReason = (word: string, target: string): string =>
  `${word}「${target}」は登録されていません`;

export const gapReason = (word: string, target: string, gap: string): string =>
  `${word}「${target}」は ${gap} の時点で登録がないか、終了しています`;

type Needing = Extract<Field, { readonly kind: 'reference' }>['needs'];

/** What the target says on some of these days, though whatever names it needs something else. */
const unfitReason = (needs: Needing, span: Span, { states }: Entry): string | undefined => {
  if (needs === undefined) return undefined;
  const { field, of, words, word } = needs;
  const unfit = states.find((state) => {
    const said = textIn(state, field);
    return said !== undefined && !of.includes(said) && meetingOf(spanOf(state), span) !== undefined;
  });
  if (unfit === undefined) return undefined;
  const [said = '', name = ''] = [textIn(unfit, field), textIn(unfit, needs.nameField)];
  const wanted = of.map((one) => words[one] ?? one).join('か');
  return `「${name}」の${word}は${words[said] ?? said}です。${word}が${wanted}のものを選んでください`;
};

/** Entries that name others which there are not, or not for as long, or that say what they cannot rest on. */
export const referenceFaults = (
  { fields, noun }: Pick<Master, 'fields' | 'noun'>,
  entries: Entries,
  entriesOf: Judging['entriesOf'],
): readonly EntryFault[] => {
  const references = Object.entries(fields).flatMap(([name, field]) => {
    const to = referredBy(field);
    return to === undefined
      ? []
      : [
          {
            field: name,
            word: field.word,
            targets: to === noun ? entries : entriesOf(to),
            needs: field.kind === 'reference' ? field.needs : undefined,
          },
        ];
  });
  if (references.length === 0) return [];
  return [...entries.values()].flatMap(({ id, states }) =>
    states.flatMap((state, index) =>
      references.flatMap(({ field, word, targets, needs }) => {
        const target = textIn(state, field);
        if (target === undefined) return [];
        const found = targets.get(target);
        if (found === undefined) return [{ id, index, field, reason: unknownReason(word, target) }];
        const gap = firstGap(spanOf(state), found.states);
        const reason =
          gap === undefined ? unfitReason(needs, spanOf(state), found) : gapReason(word, target, gap);
        return reason === undefined ? [] : [{ id, index, field, reason }];
      }),
    ),
  );
};

/** Whether it holds today or later. A day that stands for itself has passed with it. */
const holdsYet =
  ({ id: { kind } }: Master, today: string) =>
  ({ id, states }: Entry): boolean =>
    kind === 'date' ? states.length > 0 && id >= today : states.some((state) => spanOf(state).to >= today);

const countOf = (entries: Entries, isCounted: (entry: Entry) => boolean): number =>
  [...entries.values()].filter(isCounted).length;

/** More than the master takes, of which a change has made more. */
const tooMany = (master: Master, today: string, before: Entries, after: Entries): readonly EntryFault[] => {
  const bounds = [
    { isCounted: holdsYet(master, today), most: master.mostEntries, which: '' },
    {
      isCounted: ({ states }: Entry) => states.length > 0,
      most: mostKept(master),
      which: '終了したものを含めて',
    },
  ];
  return bounds.flatMap(({ isCounted, most, which }) => {
    const count = countOf(after, isCounted);
    return count > most && count > countOf(before, isCounted)
      ? [{ id: '', reason: `${master.word}は${which}${formatDigits(most)}件まで登録できます` }]
      : [];
  });
};

/** Without those that were there before: faults of old data stand in nobody's way who does not touch them. */
export const broughtFaults = (
  before: readonly EntryFault[],
  after: readonly EntryFault[],
): readonly EntryFault[] => {
  const known = new Set(before.map(keyOf));
  return after.filter((fault) => !known.has(keyOf(fault)));
};

/** Days that contradict each other, of which nothing else can be asked, and what else is told of the rest. */
export const ownFaults = (changes: readonly EntryChange[]) => {
  const own = changes.flatMap(({ id, after: states }) => stateFaults(id, states));
  const senseless = new Set(own.map(placeOf));
  return { own, isSensible: (fault: EntryFault): boolean => !senseless.has(placeOf(fault)) };
};

const keyOf = ({ id, reason }: EntryFault): string => JSON.stringify([id, reason]);
const placeOf = ({ id, index }: EntryFault): string => JSON.stringify([id, index]);

/** 「営業一課（sales-1）」, for faults that a change brings to an entry which nobody touched. */
const calledBy = ({ nameField }: Master, entries: Entries, id: string, today: string): string => {
  const name = textIn(shownState(entries.get(id)?.states ?? [], today), nameField);
  return name === undefined || name === id ? id : `${name}（${id}）`;
};

/** What a change may not make of a master that is judged whole: every fault that was not there before, wherever it shows. */
export const judgeEntries = (master: MasterWhole, judging: Judging): readonly EntryFault[] => {
  const { entries, changes, entriesOf, today } = judging;
  const after = changedEntries(entries, changes);
  const faultsIn = (all: Entries) => [...referenceFaults(master, all, entriesOf), ...master.checks(all)];
  const { own, isSensible } = ownFaults(changes);
  const touched = new Set(changes.map(({ id }) => id));
  const brought = broughtFaults(faultsIn(entries), faultsIn(after))
    .filter(isSensible)
    .map((fault) =>
      touched.has(fault.id)
        ? fault
        : { ...fault, reason: `${calledBy(master, after, fault.id, today)}：${fault.reason}` },
    );
  return [
    ...own,
    ...alikeFaults(master, entries, judging),
    ...brought,
    ...useFaults(master, judging),
    ...tooMany(master, today, entries, after),
  ];
};
