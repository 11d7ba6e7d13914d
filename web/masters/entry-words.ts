import { firstUsableDay } from '#domain/calendar/usable-days.ts';
import { kindOf, referredBy } from '#domain/masters/fields/every-kind.ts';
import type { Derived, Master } from '#domain/masters/master.ts';
import { nothingKnown, type Known } from '#domain/masters/known.ts';
import { shownState } from '#domain/masters/states.ts';
import { formatDate } from '#web/ui/format-date.ts';
import type { Entry, State } from '#web/masters/masters-api.ts';

export type Names = ReadonlyMap<string, string>;

/** A value as people read it: the word of a choice, code and name of what is referred to. */
export const valueWords = ({ fields }: Master, name: string, value: State[string], names: Names): string => {
  const field = fields[name];
  if (value === undefined || field === undefined) return '';
  const kind = kindOf(field);
  const words = kind.words?.(field, value) ?? kind.write(field, value);
  const called = referredBy(field) === undefined ? undefined : names.get(words);
  if (called === undefined) return words;
  // Nobody knows a person by his id.
  return field.kind === 'person' ? called : `${called}（${words}）`;
};

export const periodWords = ({ validFrom, validTo }: State): string =>
  validFrom === undefined
    ? ''
    : `${validFrom === firstUsableDay ? '以前から' : formatDate(validFrom)} 〜 ${validTo === undefined ? '' : formatDate(validTo)}`;

/** One state in one line: its days and what it says. */
export const stateWords = (master: Master, state: State, names: Names): string =>
  [
    periodWords(state).trim(),
    ...Object.keys(master.fields).map((name) => valueWords(master, name, state[name], names)),
  ]
    .filter((word) => word !== '')
    .join(' / ');

/** What its end is called: what has days ends on one, what has none is withdrawn. */
export const endWords = ({ isDated }: Pick<Master, 'isDated'>) =>
  isDated
    ? { act: '終了する', name: '終了', done: '終了しました', over: '終了したものも表示' }
    : { act: '取りやめる', name: '取りやめ', done: '取りやめました', over: '取りやめたものも表示' };

export type EntryRow = {
  readonly entry: Entry;
  /** In the order of the master's fields. */
  readonly cells: readonly string[];
  readonly period: string;
  /** What follows from it (`Master.derived`). */
  readonly derived?: ReturnType<Derived['of']>;
  /** 取りやめ, 開始前, 終了, or 変更予定あり where another state follows. */
  readonly note?: string;
};

const noteOf = (states: readonly State[], on: string): string | undefined => {
  if (states.length === 0) return '取りやめ';
  const [first, last] = [states[0], states.at(-1)];
  if (first?.validFrom !== undefined && first.validFrom > on) return '開始前';
  if (last?.validTo !== undefined && last.validTo < on) return '終了';
  return states.some(({ validFrom }) => validFrom !== undefined && validFrom > on)
    ? '変更予定あり'
    : undefined;
};

export const entryRow = (
  master: Master,
  entry: Entry,
  names: Names,
  { on, known = nothingKnown }: { readonly on: string; readonly known?: Known },
): EntryRow => {
  const state = shownState(entry.states, on) ?? {};
  const note = noteOf(entry.states, on);
  return {
    entry,
    cells: Object.keys(master.fields).map((name) => valueWords(master, name, state[name], names)),
    period: periodWords(state),
    ...(master.derived === undefined ? {} : { derived: master.derived.of(state, on, known) }),
    ...(note === undefined ? {} : { note }),
  };
};
