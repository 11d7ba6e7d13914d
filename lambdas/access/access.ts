import {
  checkAccess,
  listAccessChanges,
  listRoleHolders,
  replaceAccess,
  showAccess,
} from '#contract/access.ts';
import { accept } from '#domain/kernel/result.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { labelCalled } from '#domain/labels/label-called.ts';
import { changedRoles, faultsOfAccess, rolesConcerned } from '#domain/rights/access-faults.ts';
import { allRoles, type CompanyAccess } from '#domain/rights/grants.ts';
import { guardedGainsOfAccess } from '#domain/rights/guarded-rights.ts';
import { holdersOf } from '#domain/rights/holders.ts';
import { recordAlone } from '#lambdas/adapters/tenant/audit-trail.ts';
import { openClaims, stuckAmong, toldOf } from '#lambdas/labels/stuck-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { guardedPart } from '#lambdas/settings/setting-part.ts';
import { inRow } from '#lambdas/settings/setting-row.ts';
import { importOfPeople, whileImporting } from '#lambdas/users/who-imports.ts';
import { hasOneWhoSignsIn, holdersByRole } from '#lambdas/users/who-may.ts';
import { companyAccess } from '#rows/access.ts';

/** The authorizer reads the row at every request: 4 read units at most. */
const charactersMax = 16_000;

/** Whom a label names and the company does not know. */
const unknownPeople = async (access: CompanyAccess, { people, access: before }: TenantMasters) => {
  const named = access.labels.flatMap(({ label, people: ids }, at) => {
    const known = before.labels.find((one) => one.label === label)?.people ?? [];
    return ids.filter((id) => !known.includes(id)).map((id) => ({ id, at }));
  });
  const found = await Promise.all(
    named.map(async ({ id, at }) => ((await people.withId(id)) === undefined ? [at] : [])),
  );
  return found
    .flat()
    .map((at) => ({ path: `labels.${at}.people`, message: '登録されていない人が含まれています' }));
};

/** What of it needs a second administrator, with people and labels by their names. */
const gainsOf = async (to: CompanyAccess, masters: TenantMasters): Promise<readonly string[]> => {
  const { access: from, labels, people } = masters;
  if (!masters.wantsSecondPerson) return [];
  const holders = await holdersByRole(masters, changedRoles(to, from));
  const named = await Promise.all(
    to.labels
      .flatMap((one) => one.people)
      .map(async (id) => [id, (await people.withId(id))?.name ?? id] as const),
  );
  const names = new Map(named);
  const called = { label: labelCalled(labels), person: (id: UserId) => names.get(id) ?? id };
  return guardedGainsOfAccess(from, to, { holders, called });
};

/** ロールと権限: the company's own roles, the functions it switched off, and the pairs that nobody may hold (9.4.1). */
const part = guardedPart(replaceAccess, {
  place: inRow(companyAccess),
  guarded: async (to, masters) => ({
    gains: await gainsOf(to, masters),
    change: { kind: 'access', from: masters.access, to },
  }),
  inForce: ({ access }) => access,
  check: async (access, masters, _request, table) => {
    // What a file gives people was judged by the roles and pairs of now.
    const importing = await importOfPeople(table);
    if (importing !== undefined) return [{ path: 'roles', message: whileImporting(importing) }];
    if (JSON.stringify(access).length > charactersMax)
      return [{ path: 'roles', message: '登録できる量を超えています。ロールを減らしてください' }];
    const { access: before } = masters;
    const holders = await holdersByRole(masters, rolesConcerned(access, before));
    const keepers = holdersOf(holders, access, 'access.keep');
    const isKept = await hasOneWhoSignsIn(keepers, masters);
    const labels = new Set(masters.labels.map(({ id }) => id));
    const strangers = await unknownPeople(access, masters);
    return [...faultsOfAccess(access, { before, holders, isKept, labels }), ...strangers];
  },
});
export const showAccessEndpoint = endpoint(showAccess, part.show);
/** @param hand with whom, where it may need a second administrator */
export const replacedAccess = part.replace;
export const replaceAccessEndpoint = endpoint(replaceAccess, async (request, context) =>
  replacedAccess(request, context),
);
export const listAccessChangesEndpoint = endpoint(listAccessChanges, part.changes);

/**
 * Told before it is kept: the claims on which nobody could act any more. By asking again and again somebody could find out whose
 * what he may not see is: what tells of it leaves a trace.
 */
export const checkAccessEndpoint = endpoint(checkAccess, async (request, { table, audit }) => {
  const { actor, body } = request;
  const { value } = body;
  const masters = await freshMastersOf(table);
  const { claims, isMore } = await openClaims(table);
  const [now = [], then = []] = await Promise.all(
    [masters.access, value].map((access) => stuckAmong(claims, masters, access)),
  );
  const known = new Set(now.map(({ number }) => number));
  const { named, hidden } = toldOf(
    then.filter(({ number }) => !known.has(number)),
    actor,
  );
  if (hidden > 0) {
    const entry = { action: 'access.check-hidden', target: 'setting access', outcome: 'done' } as const;
    await recordAlone(table, await audit(request, { ...entry, detail: { labels: value.labels, hidden } }));
  }
  return accept({ stuck: named.map(({ number, step }) => ({ number, step })), hidden, isMore });
});

/** A screen says how many; whom exactly, the list of people says. */
const mostCounted = 200;
const mostNamed = 3;

export const listRoleHoldersEndpoint = endpoint(listRoleHolders, async (_request, { table }) => {
  const { access, people } = await freshMastersOf(table);
  const items = await Promise.all(
    allRoles(access).map(async (role) => {
      const found = await people.some({ role }, mostCounted);
      const holders = found.people.filter(({ isActive }) => isActive);
      const names = holders.slice(0, mostNamed).map(({ name }) => name);
      return { role, count: holders.length, isAll: found.isAll, names };
    }),
  );
  return accept({ items });
});
