import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { withLayout } from '#domain/masters/column-mapping.ts';
import { asksForProof } from '#domain/users/asks-for-proof.ts';
import { judgePeople, type PersonWish } from '#domain/users/judge-people.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { User } from '#domain/tenants/masters.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import { notProven } from '#lambdas/http/step-up.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { countedIn, sumsWith } from '#lambdas/masters/import-entries.ts';
import { judgedFile, type JudgedFile } from '#lambdas/masters/import-file.ts';
import { standingOf, type Import, type Imported } from '#lambdas/masters/import-standing.ts';
import { headOf, headPut, headUnchanged, type Head } from '#lambdas/masters/master-head-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters } from '#lambdas/settings/tenant-masters.ts';
import { endImport, isDecided } from './end-import.ts';
import { inTransactions } from './in-transactions.ts';
import { openImport } from './open-import.ts';
import { peopleSituation, type PeopleSituation } from './people-situation.ts';
import { wishesOf, wishPut, type StoredWish, type Wish } from './wish-store.ts';
import { newcomerWrites } from './wish-writes.ts';

const userOf = ({ facts: { email: _email, kana, ...facts }, before }: PersonWish, id: User['id']): User => {
  const { kana: _kana, ...rest } = before?.user ?? { id, isActive: true };
  return { ...rest, ...facts, ...(kana === undefined ? {} : { kana }) };
};

/** As it is kept; whoever is new has the ID that an earlier attempt gave him. */
const wishOf = (
  wish: PersonWish,
  staged: ReadonlyMap<string, StoredWish>,
  { context, request }: Asking,
): Wish => {
  const { loginId, before, facts } = wish;
  const id = before?.user.id ?? staged.get(loginId)?.userId ?? context.newId(request.at);
  assert(isUserId(id), 'an id of ours is one');
  const names = { email: facts.email, loginId };
  return {
    ...(before === undefined
      ? {}
      : {
          before: {
            user: before.user,
            names: { email: before.email, loginId },
            version: before.version,
          },
        }),
    after: { user: userOf(wish, id), names },
  };
};

/** Writes what nobody sees yet, as far as it is not there: an import that was killed goes on where it was. */
const stage = async (
  { head, masters: { places = 0 } }: PeopleSituation,
  wishes: readonly PersonWish[],
  asking: Asking,
): Promise<boolean> => {
  const { context } = asking;
  const importId = head.importing?.id ?? '';
  const stored = await wishesOf(context, { importId });
  const staged = new Map(stored.map((one) => [one.after.names.loginId ?? '', one]));
  const left = wishes
    .filter(({ loginId }) => !staged.has(loginId))
    .map((wish) => wishOf(wish, staged, asking));
  const units = await Promise.all(
    left.map(async (wish) => {
      const where = { importId, userId: wish.after.user.id };
      return wish.before === undefined
        ? [
            await wishPut(context, where, wish, 1),
            ...(await newcomerWrites({ context, places }, asking.request, wish.after, importId)),
          ]
        : [await wishPut(context, where, wish)];
    }),
  );
  for (const writes of inTransactions(units, 1)) {
    // oxlint-disable-next-line no-await-in-loop -- each checks the head: at once they would stand in each other's way
    const outcome = await context.table.transact({ head: headUnchanged(peopleFile.noun, head), writes });
    if (!outcome.stored) return false;
  }
  return true;
};

/** From now on everybody sees whom it brought, and the rest of it is as good as done. */
const commit = async (
  { head, masters: { settingsVersion, places } }: PeopleSituation,
  judged: JudgedFile,
  wanted: Import,
  { request, context }: Asking,
): Promise<'again'> => {
  if (head.importing === undefined) return 'again';
  const importing = { ...head.importing, done: 1, sums: sumsWith(judged) };
  const layouts = wanted.layout === undefined ? head.layouts : withLayout(head.layouts ?? [], wanted.layout);
  const { id } = importing;
  const next: Head = {
    ...head,
    version: head.version + 1,
    importing,
    ...(layouts === undefined ? {} : { layouts }),
  };
  await context.table.transact({
    head: headPut(peopleFile, next, head),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, { places }),
    audit: await context.audit(request, {
      action: 'users.import',
      target: `users import ${id}`,
      outcome: 'done',
      detail: { id, ...countedIn(importing.sums), sha256: wanted.file.hash },
    }),
  });
  forgetMasters(context.table);
  return 'again';
};

const importOnce = async (
  wanted: Import,
  asking: Asking,
): Promise<Imported | Result<never, RefusalOf<'step-up-needed'>> | 'again'> => {
  // What is decided rests on nobody else any more: all people of a company are read only to judge.
  const begun = await headOf(asking.context.table, peopleFile);
  if (isDecided(begun) && begun.importing?.hashes[0] === wanted.file.hash) return endImport(begun, asking);
  const situation = await peopleSituation(asking);
  const { head, company, masters } = situation;
  if (masters.places === undefined || isDecided(head) !== isDecided(begun)) return 'again';
  const standing = standingOf(head, wanted);
  if (standing !== 'begun' && standing !== 'new')
    return standing.ok ? accept(countedIn(standing.value)) : standing;
  const judged = await judgedFile(situation, wanted.file);
  if (!judged.ok) return judged;
  const { faults, changes } = judged.value;
  if (faults.length > 0) return refuse({ kind: 'import-has-faults' });
  if (changes.length === 0) return accept(countedIn(judged.value));
  const { wishes } = judgePeople(changes, company);
  if (standing === 'new') {
    const unproven = wishes.some(asksForProof) ? notProven(asking.request) : undefined;
    if (unproven !== undefined) return refuse(unproven);
    return openImport(situation, { id: wanted.id, hash: wanted.file.hash, unseen: wanted.id }, asking);
  }
  return (await stage(situation, wishes, asking)) ? commit(situation, judged.value, wanted, asking) : 'again';
};

/**
 * Takes a whole file of people, or nothing of it. Whom it brings everybody sees with one version of the settings; those
 * who were there change in the same act (docs/decisions/0176). The same request again goes on where it was.
 */
export const importPeople = (wanted: Import, asking: Asking) =>
  decided(asking.context.table, () => importOnce(wanted, asking));
