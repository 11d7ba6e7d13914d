import { isDeepStrictEqual } from 'node:util';
import type { User } from '#domain/tenants/masters.ts';
import type { FactsOfPerson } from '#domain/users/person-change.ts';
import type { SignInNames } from './sign-in-name-store.ts';

/** A person with his names, as he was or is to be. */
export type PersonAsIs = { readonly user: User; readonly names: SignInNames };

/** Him with his names. */
export const factsOf = ({ user, names }: PersonAsIs): FactsOfPerson => {
  const { id: _id, ...facts } = user;
  return { ...facts, ...names };
};

/** For the trail: what is another than before, old and new. */
export const changesOf = (before: PersonAsIs, after: PersonAsIs) => {
  const old: Readonly<Record<string, unknown>> = factsOf(before);
  const next: Readonly<Record<string, unknown>> = factsOf(after);
  const changed = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
    (name) => !isDeepStrictEqual(old[name], next[name]),
  );
  const only = (facts: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(changed.map((name) => [name, facts[name]]));
  return { names: changed, from: only(old), to: only(next) };
};

/** `now` with what `after` has changed of `before`, field by field. */
export const laidOver = <Facts extends object>(now: Facts, before: Facts, after: Facts): Facts => {
  const changed = { ...now };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields that they have are the fields of the type
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Facts>) {
    if (isDeepStrictEqual(before[name], after[name])) continue;
    if (after[name] === undefined) delete changed[name];
    else changed[name] = after[name];
  }
  return changed;
};

/** What a session carries or rests on: whoever is changed in it begins a new one. */
const endingSessions = ['name', 'roles', 'isActive', 'deletedAt', 'email', 'loginId', 'timeBox'];

/** To whom a link in a mail was given, and whether he may sign in: whoever is changed in it has no link of before. */
const endingLinks = ['isActive', 'deletedAt', 'email', 'loginId'];

export const endsLinks = (changed: readonly string[]): boolean =>
  changed.some((name) => endingLinks.includes(name));

export const endsSessions = (changed: readonly string[]): boolean =>
  changed.some((name) => endingSessions.includes(name));
