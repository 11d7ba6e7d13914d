import { listCompanyTasks } from '#contract/tasks.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import { hiddenClaimWords } from '#domain/labels/hidden-claim-words.ts';
import { isInstant, type CalendarDate, type Instant } from '#domain/kernel/time.ts';
import { holds } from '#domain/rights/reach.ts';
import { rolesOfPairs, separationFindings } from '#domain/rights/separation.ts';
import { separatedPairs } from '#domain/rights/separated-pairs.ts';
import type { CompanyTaskKind } from '#domain/tasks/task-kinds.ts';
import { endsWithinDays } from '#domain/rights/time-box.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { holeWords, lookIntoRoutes, unlookedWords } from '#lambdas/approvals/look-into-routes.ts';
import type { WhyStuck } from '#lambdas/labels/step-without-sight.ts';
import { stuckNow, toldOf, type StuckClaim } from '#lambdas/labels/stuck-claims.ts';
import { askedPage } from '#lambdas/commuting/pass-store.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { momentInWords } from '#domain/calendar/moment-in-words.ja.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { someInvitations } from '#lambdas/users/invitation-store.ts';
import { importOfPeople } from '#lambdas/users/who-imports.ts';
import { boxedPeople } from './boxed-people.ts';
import { secondPersonTasks } from './second-person-tasks.ts';
import { supportAskings } from './support-tasks.ts';
import { endsSoon, endWords } from './ends-soon.ts';
import { mastersEndSoon } from './masters-end-soon.ts';

type MasterEnds = Awaited<ReturnType<typeof mastersEndSoon>>[number];

type Task = {
  readonly kind: CompanyTaskKind;
  readonly count: number;
  readonly isMore: boolean;
  readonly examples: readonly string[];
  readonly place?: string;
  readonly isMaster?: true;
};

/** A home says what to do, and its page the rest. */
const mostExamples = 3;
/** Rows of one kind that one look reads: a home does not grow with its company. */
const mostRead = 200;

const task = (kind: CompanyTaskKind, words: readonly string[], isMore = false): readonly Task[] =>
  words.length === 0 ? [] : [{ kind, count: words.length, isMore, examples: words.slice(0, mostExamples) }];

const holesOf = async (masters: TenantMasters, on: CalendarDate): Promise<readonly Task[]> => {
  const { holes, unlooked } = await lookIntoRoutes(masters, masters.routes, on);
  const words = holes.map((hole) => `${hole.route === undefined ? '' : `${hole.route}：`}${holeWords(hole)}`);
  const kind = 'routes-have-holes';
  return words.length > 0 || unlooked === 0
    ? task(kind, words, unlooked > 0)
    : [{ kind, count: 0, isMore: true, examples: [unlookedWords(unlooked)] }];
};

/** Where it is mended: by who may see labels, or by who is asked to approve. */
const kindOfStuck = {
  'nobody-sees': 'claims-are-stuck',
  'nobody-approves': 'claims-lack-approvers',
} as const satisfies Record<WhyStuck, CompanyTaskKind>;

const stuckWords = ({ number, step, people }: Pick<StuckClaim, 'number' | 'step' | 'people'>): string => {
  const [first, ...others] = people;
  if (first === undefined) return `${number}：${step}`;
  return `${number}：${step}（${first}さん${others.length === 0 ? '' : `ほか${others.length}人`}）`;
};

const stuckOf = async (
  table: TenantTable,
  masters: TenantMasters,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): Promise<readonly Task[]> => {
  const { stuck, isMore } = await stuckNow(table, masters, at);
  return Object.entries(kindOfStuck).flatMap(([why, kind]): readonly Task[] => {
    const ofKind = stuck.filter((one) => one.why === why);
    const { named, hidden } = toldOf(ofKind, actor);
    const words = named.map(stuckWords).slice(0, mostExamples);
    const examples = [...words, ...(hidden === 0 ? [] : [hiddenClaimWords(hidden)])];
    return ofKind.length === 0 ? [] : [{ kind, count: ofKind.length, isMore, examples }];
  });
};

const findingsOf = async (masters: TenantMasters): Promise<readonly Task[]> => {
  const { access, people } = masters;
  const found = await Promise.all(
    rolesOfPairs(access).map(async (role) => [role, await people.some({ role }, mostRead)] as const),
  );
  const findings = separationFindings(new Map(found.map(([role, some]) => [role, some.people])), access);
  return task(
    'duties-not-separated',
    findings.map(({ pair, people: both }) => `${separatedPairs[pair].words}：${both.length}人`),
    found.some(([, { isAll }]) => !isAll),
  );
};

const namesOf = async ({ people }: TenantMasters, ids: Parameters<typeof people.withId>[0][]) => {
  const found = await Promise.all(ids.slice(0, mostExamples).map((id) => people.withId(id)));
  const names = found.map((user) => user?.name ?? '');
  return ids.map((_id, at) => names[at] ?? '');
};

/** Two days before it ends somebody may still be reminded. */
const soonMillis = 2 * 24 * 60 * 60 * 1_000;

const invitationsOf = async (
  table: TenantTable,
  masters: TenantMasters,
  at: Instant,
): Promise<readonly Task[]> => {
  const { told, isAll } = await someInvitations(table, mostRead, masters);
  const ending = told.filter(
    ({ invitation }) =>
      invitation !== 'none' && Date.parse(invitation.expiresAt) < Date.parse(at) + soonMillis,
  );
  const untold = told.filter(({ invitation }) => invitation === 'none');
  const [endingNames, untoldNames] = await Promise.all(
    [ending, untold].map((group) =>
      namesOf(
        masters,
        group.map(({ userId }) => userId),
      ),
    ),
  );
  return [
    ...task('invitations-run-out', endingNames ?? [], !isAll),
    ...task('nobody-invited', untoldNames ?? [], !isAll),
  ];
};

/** 期間限定の利用者 whose last day is near: found by the roles that only read, since nobody else is one. */
const boxesOf = async (
  table: TenantTable,
  masters: TenantMasters,
  today: CalendarDate,
): Promise<readonly Task[]> => {
  const { boxed, isMore } = await boxedPeople(table, masters, mostRead);
  const ending = boxed.flatMap(({ name, timeBox }) =>
    endsWithinDays(timeBox, today) ? [endWords({ name, on: timeBox.to })] : [],
  );
  return task('accounts-end-soon', ending, isMore);
};

/** 通勤定期 that wait for an answer. */
const passesOf = async (table: TenantTable, masters: TenantMasters): Promise<readonly Task[]> => {
  const { asked, nextCursor } = await askedPage({ table }, { limit: mostRead });
  const names = await namesOf(
    masters,
    asked.map(({ userId }) => userId),
  );
  return task('commuter-passes-wait', names, nextCursor !== undefined);
};

/** A file of people that somebody is taking in, or left half done: until it is over nobody changes people or roles. */
const importOf = async (table: TenantTable): Promise<readonly Task[]> => {
  const importing = await importOfPeople(table);
  if (importing === undefined) return [];
  const { byName, at } = importing;
  return task('people-import-open', [`${byName}さん${isInstant(at) ? `（${momentInWords(at)}から）` : ''}`]);
};

/** Where none was found among the rows that were looked through, it is said that there are others. */
const endsOfMaster = ({ word, ends, isMore }: MasterEnds): readonly Task[] => {
  const kind = 'entries-end-soon';
  if (ends.length > 0 || !isMore) return task(kind, ends.map(endWords), isMore);
  return [
    { kind, count: 0, isMore, examples: [`${word}は件数が多いため、適用の終わりは一部だけを確かめました`] },
  ];
};

/** What an administrator has to do, as far as he may see it; each kind is a bounded look. */
export const listCompanyTasksEndpoint = endpoint(listCompanyTasks, async ({ actor, at }, context) => {
  const { table } = context;
  const { rights } = actor;
  const masters = await freshMastersOf(table);
  const on = jstDateOf(at);
  const [stuck, importing, second, asked, holes, findings, invitations, boxes, passes, ofMasters] =
    await Promise.all([
      holds(rights, 'access.read') ? stuckOf(table, masters, { actor, at }) : [],
      holds(rights, 'users.read') ? importOf(table) : [],
      holds(rights, 'access.keep') ? secondPersonTasks(context, masters, { actor, at }) : [],
      holds(rights, 'access.keep') ? supportAskings(table, at) : [],
      holesOf(masters, on),
      holds(rights, 'access.read') ? findingsOf(masters) : [],
      holds(rights, 'users.read') ? invitationsOf(table, masters, at) : [],
      holds(rights, 'users.read') ? boxesOf(table, masters, on) : [],
      holds(rights, 'users.keep') ? passesOf(table, masters) : [],
      mastersEndSoon({ table, masters, today: on }, rights),
    ]);
  const ends = [
    ...ofMasters.flatMap((looked) =>
      endsOfMaster(looked).map((one): Task => ({ ...one, place: looked.place, isMaster: true })),
    ),
    ...endsSoon(masters, on).flatMap(({ place, words }) =>
      task('entries-end-soon', words).map((one): Task => ({ ...one, place })),
    ),
  ];
  return accept({
    items: [
      ...stuck,
      ...importing,
      ...second,
      ...task('support-asks', asked),
      ...holes,
      ...findings,
      ...invitations,
      ...boxes,
      ...passes,
      ...ends,
    ],
  });
});
