import { formatDigits } from '#domain/money/format-yen.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { EntryChange, Judged } from './entry-change.ts';
import type { EntryFault, Master, Needs, Use } from './master.ts';
import { firstGap, lastDay, meetingOf, spanOf, textIn, type Span, type State } from './states.ts';

/** The first of these days on which the entry held and would no longer hold. */
const lostDay = (days: Span, { before, after }: EntryChange): string | undefined =>
  before
    .flatMap((state) => meetingOf(spanOf(state), days) ?? [])
    .map((held) => firstGap(held, after))
    .find((day) => day !== undefined);

const fromOn = (today: string): Span => ({ from: today, to: lastDay });

const namesIn = (states: readonly State[], nameField: string): readonly string[] =>
  states.map((state) => searchKeyOf(textIn(state, nameField) ?? ''));

type Naming = Pick<Master, 'nameField' | 'isKnownByName'>;
type Needed = Naming & Pick<Master, 'neededFields' | 'fields'>;

const losesName = ({ nameField, isKnownByName }: Naming, { before, after }: EntryChange): boolean => {
  const kept = new Set(namesIn(after, nameField));
  return isKnownByName === true && !namesIn(before, nameField).every((name) => kept.has(name));
};

const valuesIn = (states: readonly State[], field: string): ReadonlySet<string> =>
  new Set(states.flatMap((state) => textIn(state, field) ?? []));

const saysAnew = ({ neededFields = [] }: Needed, { before, after }: EntryChange): boolean =>
  neededFields.some((field) => {
    const said = valuesIn(before, field);
    return [...valuesIn(after, field)].some((value) => !said.has(value));
  });

/** Entries that can be missed by whoever uses them: they hold on fewer days from today on, lose a name by which they are known, or say something else that is needed. */
export const losing = (master: Needed, changes: readonly EntryChange[], today: string): readonly string[] =>
  changes
    .filter(
      (change) =>
        lostDay(fromOn(today), change) !== undefined || losesName(master, change) || saysAnew(master, change),
    )
    .map(({ id }) => id);

/** So many of those who use an entry are named; the rest is counted. */
const mostNamed = 5;

const named = (id: string, reasons: readonly string[]): readonly EntryFault[] => {
  const rest = reasons.length - mostNamed;
  return [
    ...reasons.slice(0, mostNamed),
    ...(rest > 0 ? [`ほかに${formatDigits(rest)}件が使っています`] : []),
  ].map((reason) => ({ id, reason }));
};

/** What the entry would say on some of the days, and does not say on them now, though the use needs something else. */
const unfitting = (days: Span, { field, of }: Needs, { before, after }: EntryChange): string | undefined => {
  const meeting = (states: readonly State[]) =>
    states.filter((state) => meetingOf(spanOf(state), days) !== undefined);
  const standing = valuesIn(meeting(before), field);
  return [...valuesIn(meeting(after), field)].find((value) => !of.includes(value) && !standing.has(value));
};

const unfit = (
  { fields }: Needed,
  { words, needs }: Use,
  { days, change }: { readonly days: Span; readonly change: EntryChange },
): readonly string[] => {
  if (needs === undefined || unfitting(days, needs, change) === undefined) return [];
  if (needs.instead !== undefined) return [needs.instead];
  const field = fields[needs.field];
  const said = (one: string): string => (field?.kind === 'choice' ? (field.words[one] ?? one) : one);
  return [
    `${words}が使っているため、${field?.word ?? ''}は${needs.of.map(said).join('か')}でなければなりません。先にそちらを変更してください`,
  ];
};

/** Why the use would miss something of the entry from today on. */
const missed = (master: Needed, change: EntryChange, { today, ...use }: Use & { readonly today: string }) => {
  const { span, words, letsEnd } = use;
  const days = meetingOf(span, fromOn(today));
  if (days === undefined) return [];
  const day = lostDay(days, change);
  if (day !== undefined && letsEnd !== true)
    return [`${words}が ${day} の時点で使っています。先にそちらを変更してください`];
  return letsEnd !== true && losesName(master, change)
    ? [`${words}が使っています。名称は、変わる日からの期間を追加して変えてください`]
    : unfit(master, use, { days, change });
};

/** What rests on an entry from today on, and would not be held by it any more, or not under its name. */
export const useFaults = (master: Needed, { changes, uses, today }: Judged): readonly EntryFault[] => {
  const usesOf = Map.groupBy(uses, ({ id }) => id);
  return changes.flatMap((change) =>
    named(
      change.id,
      (usesOf.get(change.id) ?? []).flatMap((use) => missed(master, change, { ...use, today })),
    ),
  );
};
