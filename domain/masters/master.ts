import type { CalendarDate, Period } from '#domain/kernel/time.ts';
import type { Fields, IdField, ValuesOf } from './field.ts';
import type { Entry, Span } from './states.ts';

/** Why an entry may not be as it is; `index` is the state's place among the states of its entry. */
export type EntryFault = {
  readonly id: string;
  /** @default the entry as a whole */
  readonly index?: number;
  /** @default no single field */
  readonly field?: string;
  readonly reason: string;
};

/** Something outside of the master that rests on one of its entries for some days: 「佐藤健一さんの所属」. */
export type Use = { readonly id: string; readonly span: Span; readonly words: string };

export type Master<
  Noun extends string = string,
  Fs extends Fields = Fields,
  Dated extends boolean = boolean,
  Id extends IdField = IdField,
> = {
  /** Its path and partition: `departments`. */
  readonly noun: Noun;
  /** What people call one entry: 部門. */
  readonly word: string;
  readonly id: Id;
  readonly fields: Fs;
  /** The field by which people call an entry. */
  readonly nameField: string;
  /** Whether its entries change on days: a name until March and another one from April. */
  readonly isDated: Dated;
  /** So many hold today or later. */
  readonly mostEntries: number;
  /** What entries must agree on among each other. Each fault names an entry that it is about. */
  readonly checks: (entries: ReadonlyMap<string, Entry>) => readonly EntryFault[];
};

/** More states than a row should hold are no history of an entry, but several entries. */
export const mostStates = 40;
export const tooManyStates = `1件に登録できる期間は${mostStates}までです`;

/** Ended entries stay, and names of them are still read: so many are kept in all. */
export const mostKept = ({ mostEntries }: Pick<Master, 'mostEntries'>): number => 5 * mostEntries;

type IdOf<Id extends IdField> = Id extends { readonly kind: 'date' } ? CalendarDate : string;

/** One state of an entry with its id, as everything but the master's own screens reads it. */
export type MasterRow<M extends Master> = { readonly id: IdOf<M['id']> } & ValuesOf<M['fields']> &
  (M['isDated'] extends true ? Period : unknown);

/** Says that fields and noun are what they are, so that shapes and values follow from them. */
export const master = <
  const Noun extends string,
  const Fs extends Fields,
  const Dated extends boolean,
  const Id extends IdField,
>(
  definition: Master<Noun, Fs, Dated, Id> & { readonly nameField: keyof Fs & string },
): Master<Noun, Fs, Dated, Id> => definition;
