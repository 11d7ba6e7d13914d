import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Entry } from '#domain/masters/states.ts';
import { judgePeople, type KnownPerson, type PeopleCompany } from '#domain/users/judge-people.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { stateOfPerson } from '#domain/users/person-in-file.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { headOf } from '#lambdas/masters/master-head-store.ts';
import { everyPersonRow } from '#lambdas/settings/people-store.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { keepPlaces } from './keep-places.ts';
import { loginHashIn, openNames, type SignInNames } from './sign-in-name-store.ts';
import { login } from '#rows/people.ts';
import { partsOf } from '#rows/read-key.ts';
import { whoMay } from './who-may.ts';

type Row = KnownPerson & { readonly names: SignInNames };

/** Everybody who is there, with his names in the clear: one read of all of them, 3 MB of 10,000. */
export const everybodyIn = async (
  { context }: Pick<Asking, 'context'>,
  { unseen }: Pick<TenantMasters, 'unseen'>,
): Promise<readonly Row[]> => {
  const rows = await everyPersonRow(context.table, unseen);
  const present = rows.filter(({ user }) => user.deletedAt === undefined);
  return Promise.all(
    present.map(async ({ user, version, ...sealed }) => {
      const names = await openNames(context, user.id, sealed);
      return { user, version, names, email: names.email };
    }),
  );
};

const keepersOf = async (masters: TenantMasters): Promise<ReadonlySet<UserId>> => {
  const holders = await whoMay(masters, 'access.keep');
  const own = await Promise.all(
    holders.map(async ({ id }) => ((await masters.people.hasOwnPassword(id)) ? [id] : [])),
  );
  return new Set(own.flat());
};

/** What is judged by: the company of one version, with those of its people who have a login ID. */
export const companyOf = async (
  { masters, everybody }: { readonly masters: TenantMasters; readonly everybody: readonly Row[] },
  today: CalendarDate,
  { actor }: Pick<Asking['request'], 'actor'>,
) => {
  const { access, departments, grades, labels, wantsSecondPerson } = masters;
  const keepers = await keepersOf(masters);
  const known = new Map(
    everybody.flatMap((one) => (one.names.loginId === undefined ? [] : [[one.names.loginId, one] as const])),
  );
  const company: PeopleCompany = {
    access,
    today,
    departments,
    grades,
    known,
    keepers,
    wantsSecondPerson,
    labels,
    actor,
  };
  return { company, known };
};

type Changes = Parameters<typeof judgePeople>[0];

/** Hashes of the login IDs of those of whom nothing else of it is known, who were registered until 2026-11. */
const loginsOf = async (table: TenantTable, people: ReadonlySet<UserId>): Promise<ReadonlySet<string>> => {
  const { items } = await table.query({ ...login.among({}), consistent: true });
  return new Set(
    items.flatMap((row) => {
      const { userId } = login.read(row);
      return userId !== undefined && people.has(userId) ? [partsOf(login, row)?.loginHash ?? ''] : [];
    }),
  );
};

/** All that a file of people is judged by, as one version of the company's settings. */
export const peopleSituation = async ({ request, context }: Asking) => {
  const { table } = context;
  await keepPlaces(table);
  // The version comes first: what is read after it is as new or newer, and newer is refused when it is written.
  const masters = await freshMastersOf(table);
  const head = await headOf(table, peopleFile);
  const everybody = await everybodyIn({ context }, masters);
  // One day for all of an import, however often it is begun anew.
  const today = jstDateOf(head.importing === undefined ? request.at : instantOf(new Date(head.importing.at)));
  const { company, known } = await companyOf({ masters, everybody }, today, request);
  const entries = new Map<string, Entry>(
    [...known].map(([id, { user, email }]) => [id, { id, states: [stateOfPerson(user, email, company)] }]),
  );
  const hidden = everybody.filter(({ names }) => names.loginId === undefined).map(({ user }) => user.id);
  let last: { readonly changes: Changes; readonly judged: ReturnType<typeof judgePeople> } | undefined;
  /** Once for the same changes, however often it is asked. */
  const judged = (changes: Changes): ReturnType<typeof judgePeople> => {
    if (last?.changes !== changes) last = { changes, judged: judgePeople(changes, company) };
    return last.judged;
  };
  return {
    master: peopleFile,
    head,
    masters,
    company,
    known,
    judged,
    bearings: { entriesOf: async () => entries },
    faultsOf: async (changes: Changes) => {
      const { faults } = judged(changes);
      if (hidden.length === 0) return faults;
      const theirs = await loginsOf(table, new Set(hidden));
      const reason = 'このサインインIDの人は、画面で一度サインインIDを保存してから取り込んでください';
      const fresh = changes.filter(({ before }) => before.length === 0);
      const taken = await Promise.all(
        fresh.map(async ({ id }) => (theirs.has(await loginHashIn(context, id)) ? [{ id, reason }] : [])),
      );
      return [...faults, ...taken.flat()];
    },
  };
};
