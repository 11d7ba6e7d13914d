import { formatDigits } from '#domain/money/format-yen.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { EntryChange, Judged } from './entry-change.ts';
import type { EntryFault, Master, Use } from './master.ts';
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

const losesName = ({ nameField, isKnownByName }: Naming, { before, after }: EntryChange): boolean => {
  const kept = new Set(namesIn(after, nameField));
  return isKnownByName === true && !namesIn(before, nameField).every((name) => kept.has(name));
};

/** Entries that can be missed by whoever uses them: they hold on fewer days from today on, or lose a name by which they are known. */
export const losing = (master: Naming, changes: readonly EntryChange[], today: string): readonly string[] =>
  changes
    .filter((change) => lostDay(fromOn(today), change) !== undefined || losesName(master, change))
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

/** Why the use would miss something of the entry from today on. */
const missed = (
  master: Naming,
  change: EntryChange,
  { span, words, today }: Use & { readonly today: string },
) => {
  const days = meetingOf(span, fromOn(today));
  if (days === undefined) return [];
  const day = lostDay(days, change);
  if (day !== undefined) return [`${words}が ${day} の時点で使っています。先にそちらを変更してください`];
  return losesName(master, change)
    ? [`${words}が使っています。名称は、変わる日からの期間を追加して変えてください`]
    : [];
};

/** What rests on an entry from today on, and would not be held by it any more, or not under its name. */
export const useFaults = (master: Naming, { changes, uses, today }: Judged): readonly EntryFault[] => {
  const usesOf = Map.groupBy(uses, ({ id }) => id);
  return changes.flatMap((change) =>
    named(
      change.id,
      (usesOf.get(change.id) ?? []).flatMap((use) => missed(master, change, { ...use, today })),
    ),
  );
};
