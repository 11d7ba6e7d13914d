import { choice } from './choice.ts';
import { day } from './day.ts';
import { digits } from './digits.ts';
import type { FieldKind, Value } from './field-kind.ts';
import { flag } from './flag.ts';
import { reference } from './reference.ts';
import { person } from './person.ts';
import { registration } from './registration.ts';
import { text } from './text.ts';
import { words } from './words.ts';
import { yen } from './yen.ts';

/** What one field of a master may be. */
export const everyKind = {
  text,
  reference,
  choice,
  yen,
  flag,
  day,
  digits,
  registration,
  person,
  words,
} as const;

type Kinds = typeof everyKind;
export type KindName = keyof Kinds;

/** A field of one kind. */
export type FieldOf<K extends KindName> = NonNullable<Kinds[K]['ofField']>;

/**
 * What one field of a master takes. From this follow its shape in the contract, its column in a CSV file, its control
 * in the form and its words in every fault.
 */
export type Field = { [K in KindName]: FieldOf<K> }[KindName];

export type ValueOfKind<K extends KindName> = NonNullable<Kinds[K]['ofValue']>;

type AnyKind = FieldKind<Field, Value>;
const kinds: Readonly<Record<KindName, AnyKind>> = everyKind;

export const kindOf = ({ kind }: Pick<Field, 'kind'>): AnyKind => kinds[kind];

/** The noun of the master of which the field names an entry. */
export const referredBy = (field: Field): string | undefined =>
  field.kind === 'reference' ? field.to : field.kind === 'person' ? people : undefined;

/** People are no master, and are named as if they were the entries of one. */
export const people = 'users';
