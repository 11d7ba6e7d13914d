import { isDeepStrictEqual } from 'node:util';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { asksForProof } from '#domain/users/asks-for-proof.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { whyNotMore } from '#lambdas/usage/use-store.ts';
import { notProven } from '#lambdas/http/step-up.ts';
import { beingImported, type Asking } from '#lambdas/masters/change-entry.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { countedIn, sumsWith } from '#lambdas/masters/import-entries.ts';
import { judgedFile } from '#lambdas/masters/import-file.ts';
import {
  standingOf,
  type Counted,
  type ImportRefusal,
  type Wanted,
} from '#lambdas/masters/import-standing.ts';
import { headOf, type Head } from '#lambdas/masters/master-head-store.ts';
import { endImport, isDecided } from './end-import.ts';
import { commitImport, makeNewcomers } from './make-newcomers.ts';
import { noteWishes } from './note-wishes.ts';
import { hashOf, isAllNoted, markOfFile, mayGoOn, mostAtOnce, plainHead } from './noted-import.ts';
import { openImport } from './open-import.ts';
import { peopleSituation } from './people-situation.ts';
import type { AskedFile } from './sent-file.ts';

/** What it brings, and how many of them are still to be written. */
export type CountedSoFar = Counted & { readonly left?: number };
type Imported = Result<CountedSoFar, ImportRefusal | RefusalOf<'step-up-needed' | 'users-limit-reached'>>;

export type PeopleImport = Wanted & { readonly file: AskedFile };

/** The only time that an import reads everybody: judged, begun and noted, or why nothing of it is. */
const noted = async (
  seen: Head,
  wanted: PeopleImport,
  asking: Asking,
): Promise<{ readonly head: Head } | Imported | 'again'> => {
  const file = await wanted.file.read();
  if (!file.ok) return file;
  const situation = await peopleSituation(asking);
  if (situation.masters.places === undefined || !isDeepStrictEqual(situation.head, seen)) return 'again';
  const judged = await judgedFile(situation, file.value);
  if (!judged.ok) return judged;
  const { faults, changes } = judged.value;
  if (faults.length > 0) return refuse({ kind: 'import-has-faults' });
  if (changes.length === 0) return accept(countedIn(judged.value));
  const { wishes } = situation.judged(changes);
  const isNew = seen.importing === undefined;
  const isProven = wishes.some(asksForProof);
  const unproven = isNew && isProven ? notProven(asking.request) : undefined;
  if (unproven !== undefined) return refuse(unproven);
  const { actor } = asking.request;
  const tooMany = await whyNotMore(asking.context.table, {
    more: isNew ? sumsWith(judged.value).added : 0,
    limits: actor.limits,
    unseen: situation.masters.unseen,
  });
  if (tooMany !== undefined) return refuse(tooMany);
  const { id } = wanted;
  // Whoever began it was first with a head that everybody else has to meet: what was judged holds until it is over.
  const begun = isNew
    ? await openImport(situation, { id, hash: markOfFile(wanted.file.hash), unseen: id }, asking)
    : seen;
  if (begun === undefined) return 'again';
  const head = await noteWishes(begun, { wishes, sums: sumsWith(judged.value), isProven, isNew }, asking);
  return head === undefined ? 'again' : { head };
};

const soFar = ({ importing }: Head, left: number): Imported => {
  const sums = importing?.noted?.sums ?? { added: 0, changed: 0, unchanged: 0 };
  return accept({ ...countedIn(sums), left });
};

/** Makes whom it brings, lets everybody see them, and ends it, as far as one request goes. */
const made = async (head: Head, wanted: PeopleImport, asking: Asking): Promise<Imported | 'again'> => {
  const left = await makeNewcomers(head, asking);
  if (left === undefined) return 'again';
  if (left > 0) return soFar(head, left + (head.importing?.noted?.sums.changed ?? 0));
  const committed = await commitImport(head, wanted, asking);
  return committed === undefined ? 'again' : endImport(committed, asking);
};

const importOnce = async (wanted: PeopleImport, asking: Asking): Promise<Imported | 'again'> => {
  const head = await headOf(asking.context.table, peopleFile);
  const { importing } = head;
  if (importing !== undefined && isDecided(head) && hashOf(importing) === wanted.file.hash)
    return endImport(head, asking);
  const standing = standingOf(plainHead(head), wanted);
  if (standing !== 'begun' && standing !== 'new')
    return standing.ok ? accept(countedIn(standing.value)) : standing;
  if (importing !== undefined && !mayGoOn(importing, asking.request)) return beingImported(importing);
  if (importing !== undefined && isAllNoted(importing)) return made(head, wanted, asking);
  const told = await noted(head, wanted, asking);
  if (told === 'again' || !('head' in told)) return told;
  const { added = 0, changed = 0 } = told.head.importing?.noted?.sums ?? {};
  const isNoted = told.head.importing !== undefined && isAllNoted(told.head.importing);
  if (isNoted) await wanted.file.forget();
  // Who noted so many has done enough for one request.
  return isNoted && added + changed <= mostAtOnce
    ? made(told.head, wanted, asking)
    : soFar(told.head, added + changed);
};

/**
 * Takes a whole file of people, or nothing of it. All that it makes of people is noted first; whom it brings everybody sees
 * with one version of the settings; those who were there change in the same act (docs/decisions/0176, 0206). The same
 * request again goes on where it was.
 */
export const importPeople = (wanted: PeopleImport, asking: Asking) =>
  decided(asking.context.table, () => importOnce(wanted, asking));
