import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate, Period } from '#domain/kernel/time.ts';
import type { Fields, IdField, ValuesOf } from './field.ts';
import { referredBy } from './fields/every-kind.ts';
import { fitsOneRow } from './index-size.ts';
import type { IndexForm } from './index-form.ts';
import type { Known } from './known.ts';
import type { Entry, Span, State } from './states.ts';

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
export type Use = {
  readonly id: string;
  readonly span: Span;
  readonly words: string;
  /** What the entry has to say all the while, where it says anything. @default whatever it says */
  readonly needs?: Needs;
  /** It rests on what the entry says, and lets it end. @default it holds the entry on its days */
  readonly letsEnd?: true;
};
export type Needs = {
  readonly field: string;
  readonly of: readonly string[];
  /** What to do instead. @default words made of the field */
  readonly instead?: string;
};

export type Entries = ReadonlyMap<string, Entry>;

/** Those of these ids that there are. */
export type FindEntries = (ids: readonly string[]) => Promise<Entries>;

/** What a list says of an entry beside its fields: it follows from a state on a day, is never typed and in no file. */
export type Derived = {
  /** The head of its column. */
  readonly word: string;
  /** What is known from outside of the master is asked for by this field of what is listed (web/masters). */
  readonly asksBy?: string;
  /** Undefined where there is nothing to say. */
  readonly of: (
    state: State,
    on: string,
    known: Known,
  ) => { readonly words: string; readonly needsCare?: true } | undefined;
  /** Why it is as it is, for whoever reads the list. */
  readonly why?: (known: Known) => string;
};

/** How a master is kept, and with it what a change of it is judged by (docs/decisions/0139). Checks name an entry in each fault. */
export type Keeping =
  /** All states also in one row, which acts and forms read with the settings: what entries must agree on among each other. */
  | {
      readonly kept: 'whole';
      readonly checks: (entries: Entries) => readonly EntryFault[];
      /** How a state lies in the row of all of them. @default as it is, under the entry's `id` */
      readonly inIndex?: IndexForm;
    }
  /** Each entry by itself, however many there are: what those that change must agree on with those that are looked up. */
  | {
      readonly kept: 'by-id';
      readonly checks: (changed: Entries, find: FindEntries) => Promise<readonly EntryFault[]>;
    };
export type Kept = Keeping['kept'];

type Facts<Noun extends string, Fs extends Fields, Dated extends boolean, Id extends IdField> = {
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
  /** Others may know an entry by a name that it has or had: a used one keeps its names. @default by its id alone */
  readonly isKnownByName?: true;
  /** What others may need it to say: see `Use.needs`. @default nothing */
  readonly neededFields?: readonly (keyof Fs & string)[];
  /** @default nothing */
  readonly derived?: Derived;
  /** So many hold today or later; of what is kept by id: so many have no last day. */
  readonly mostEntries: number;
  /** Rows of one file may contradict each other wherever they stand in it. @default what is kept by id is judged part by part */
  readonly isJudgedWhole?: true;
};

export type Master<
  Noun extends string = string,
  Fs extends Fields = Fields,
  Dated extends boolean = boolean,
  Id extends IdField = IdField,
  K extends Kept = Kept,
> = Facts<Noun, Fs, Dated, Id> & Extract<Keeping, { readonly kept: K }>;
export type MasterById = Master<string, Fields, boolean, IdField, 'by-id'>;
export type MasterWhole = Master<string, Fields, boolean, IdField, 'whole'>;

/** More states than a row should hold are no history of an entry, but several entries. */
export const mostStates = 40;
export const tooManyStates = `1件に登録できる期間は${mostStates}までです`;

/** Ended entries stay, and names of them are still read: so many are kept in all. */
export const mostKept = ({ mostEntries }: Pick<Master, 'mostEntries'>): number => 5 * mostEntries;

/** Whether a file of it is cut into parts, each of which is judged by itself. */
export const isJudgedInParts = ({ kept, isJudgedWhole }: Pick<Master, 'kept' | 'isJudgedWhole'>): boolean =>
  kept === 'by-id' && isJudgedWhole !== true;

/** A file of a master that is judged in parts travels in parts of so many rows and bytes, unpacked: packed, any of them fits a request. */
export const mostRowsOfPart = 1_000;
export const mostBytesOfPart = 280_000;
/** No fewer than an export needs, of rows of twice the usual length. */
export const mostParts = (master: Pick<Master, 'mostEntries'>): number =>
  2 * Math.ceil(mostKept(master) / mostRowsOfPart);

type IdOf<Id extends IdField> = Id extends { readonly kind: 'date' } ? CalendarDate : string;

/** One state of an entry with its id, as everything but the master's own screens reads it. */
export type MasterRow<M extends Master> = { readonly id: IdOf<M['id']> } & ValuesOf<M['fields']> &
  (M['isDated'] extends true ? Period : unknown);

/** A noun is one word of small letters: it stands in keys, paths and names of exports. */
type OneWord<Noun extends string> = Noun extends `${string}${'-' | '_' | ' '}${string}`
  ? never
  : Lowercase<Noun>;

/** Why the mechanism cannot keep such a master. */
const whyNotKept = (definition: Master): string | undefined => {
  const { noun, fields, kept } = definition;
  if (!/^[a-z]+$/.test(noun))
    return `${noun} is no noun of one word: it stands in keys, paths and names of exports`;
  if (kept === 'whole')
    return fitsOneRow(definition)
      ? undefined
      : `${definition.mostEntries} of ${noun} do not fit one row: keep them by id`;
  const isTree = Object.values(fields).some((field) => referredBy(field) === noun);
  return isTree ? `${noun} refer to each other: a tree is judged, and so kept, whole` : undefined;
};

/** Says that fields and noun are what they are, so that shapes and values follow from them. Throws for what cannot be kept so. */
export const master = <
  const Noun extends string,
  const Fs extends Fields,
  const Dated extends boolean,
  const Id extends IdField,
  const K extends Kept,
>(
  definition: Master<Noun, Fs, Dated, Id, K> & {
    readonly noun: OneWord<Noun>;
    readonly nameField: keyof Fs & string;
  },
): Master<Noun, Fs, Dated, Id, K> => {
  const why = whyNotKept(definition);
  assert(why === undefined, why ?? '');
  return definition;
};
