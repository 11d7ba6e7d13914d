import type { Field } from '#domain/masters/field.ts';
import { kindOf, referredBy } from '#domain/masters/fields/every-kind.ts';
import type { Value } from '#domain/masters/fields/field-kind.ts';
import type { Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';

/** What a code has to begin with, of masters whose entries stand below others. */
const startOfCode: Readonly<Record<string, string>> = { subaccounts: '741-' };

/** An id that the master takes, and that no seeded company has. */
export const exampleIdOf = ({ id, noun }: Pick<Master, 'id' | 'noun'>, code = 'D-01'): string =>
  id.kind === 'date' ? '2026-12-28' : `${startOfCode[noun] ?? ''}${code}`;

/** An entry that every company has from its first day, of masters that others have to name. */
const alwaysThere: Readonly<Record<string, string>> = { accounts: '741' };

/** @throws Error for a reference that cannot be left out: whoever adds one says here which entry it names */
const exampleOf = (field: Field): Value => {
  const to = referredBy(field);
  if (to === undefined) return kindOf(field).usual(field);
  const named = alwaysThere[to];
  if (named === undefined) throw new Error(`no example of 「${field.word}」 was made`);
  return named;
};

/** Names that have less room than the usual one takes; something can be added to them. */
const shortNames: Readonly<Record<string, string>> = { subaccounts: '名'.repeat(10) };

/** The first state of an entry of any master, with what has to be said and nothing more. */
export const exampleStateOf = ({ noun, nameField, fields, isDated }: Master): State =>
  Object.fromEntries([
    ...Object.entries(fields)
      .filter(([, { isOptional }]) => isOptional !== true)
      .map(([name, field]) => [name, exampleOf(field)] as const),
    ...(shortNames[noun] === undefined ? [] : [[nameField, shortNames[noun]] as const]),
    ...(isDated ? [['validFrom', '2026-04-01'] as const] : []),
  ]);
