import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Entry } from '#domain/masters/states.ts';
import { judgePeople, type KnownPerson, type PeopleCompany } from '#domain/users/judge-people.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { stateOfPerson } from '#domain/users/person-in-file.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { Asking } from '#lambdas/masters/change-entry.ts';
import { headOf } from '#lambdas/masters/master-head-store.ts';
import { everyPersonRow } from '#lambdas/settings/people-store.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { keepPlaces } from './keep-places.ts';
import { openNames, whoSignsInAs, type SignInNames } from './sign-in-name-store.ts';
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
  const { access, departments, grades } = masters;
  const keepers = await keepersOf(masters);
  const known = new Map(
    everybody.flatMap((one) => (one.names.loginId === undefined ? [] : [[one.names.loginId, one] as const])),
  );
  const company: PeopleCompany = { access, today, departments, grades, known, keepers, actor };
  return { company, known };
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
  const isAnyHidden = everybody.length > known.size;
  return {
    master: peopleFile,
    head,
    masters,
    company,
    known,
    bearings: { entriesOf: async () => entries },
    faultsOf: async (changes: Parameters<typeof judgePeople>[0]) => {
      const { faults } = judgePeople(changes, company);
      if (!isAnyHidden) return faults;
      // Of who was registered until 2026-11 only the hash of the ID is known.
      const owners = await Promise.all(
        changes
          .filter(({ before }) => before.length === 0)
          .map(async ({ id }) => ((await whoSignsInAs(context, id)) === undefined ? [] : [id])),
      );
      const reason = 'このサインインIDの人は、画面で一度サインインIDを保存してから取り込んでください';
      return [...faults, ...owners.flat().map((id) => ({ id, reason }))];
    },
  };
};
export type PeopleSituation = Awaited<ReturnType<typeof peopleSituation>>;
