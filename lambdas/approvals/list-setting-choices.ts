import { createHash } from 'node:crypto';
import { listSettingChoices } from '#contract/setting-choices.ts';
import { rulesOf } from '#domain/approvals/resolve-route.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { movedMonths, sayMoved } from '#domain/closing/moved-months.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { codesNotOver, rowsCalled } from '#domain/masters/coded-rows.ts';
import { allRoles, roleWords } from '#domain/rights/grants.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { hashOf } from '#lambdas/http/contract-at-start.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { labelNames } from './label-names.ts';
import { unchanged } from '#lambdas/http/unchanged.ts';
import { storedSettingsVersion } from '#lambdas/settings/settings-version.ts';
import { whoMay } from '#lambdas/users/who-may.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/** A list to choose from; whoever is not in it is found by more of his name. */
const mostFound = 20;

const namedPeople = async ({ people, approval, routes }: TenantMasters) => {
  const ids = [
    approval.fallbackApproverId,
    ...routes.flatMap(rulesOf).map((rule) => (rule.kind === 'person' ? rule.userId : undefined)),
  ].filter((id): id is UserId => id !== undefined);
  const found = await Promise.all([...new Set(ids)].map((id) => people.withId(id)));
  return found.flatMap((user) => (user === undefined ? [] : [{ id: user.id, name: user.name }]));
};

const approversCalled = async (masters: TenantMasters, typed: string) => {
  const words = searchWordsOf(typed);
  return (await whoMay(masters, 'claims.vote'))
    .filter(({ name }) => holdsWords(words, [name]))
    .slice(0, mostFound)
    .map(({ id, name }) => ({ id, name }));
};

type Dated = { readonly name: string; readonly validFrom?: string; readonly validTo?: string };

/** Each entry once, as it is called on the day. What has ended is named where it is kept, and offered no more. */
export const choicesOn = (states: readonly (Dated & { readonly code: string })[], on: string) => {
  const alive = codesNotOver(states, on);
  return rowsCalled(states, on).map(({ code: id, name }) => ({
    id,
    name,
    ...(alive.has(id) ? {} : { isOver: true as const }),
  }));
};

/**
 * Changes whenever any of the lists does: masters, people and rights raise the settings' version, names change by days, and
 * a release may tell them otherwise.
 */
const versionOf = (settingsVersion: number | undefined, on: CalendarDate): string =>
  createHash('sha256')
    .update(JSON.stringify([settingsVersion, on, hashOf('tenant')]))
    .digest('hex');

const labelsOf = ({ labels }: TenantMasters) => labels.map(({ id, name }) => ({ id, name }));

const allLists = async (masters: TenantMasters, on: CalendarDate) => {
  const { items, accounts, departments, grades, access, settingsVersion } = masters;
  return {
    version: versionOf(settingsVersion, on),
    items: choicesOn(items, on),
    accounts: choicesOn(accounts, on),
    departments: choicesOn(
      departments.map(({ id: code, ...department }) => ({ ...department, code })),
      on,
    ),
    // The regulation names them as people call them.
    grades: grades.filter((one) => isWithin(one, on)).map(({ name }) => ({ id: name, name })),
    labels: labelsOf(masters),
    roles: allRoles(access).map((id) => ({ id, name: roleWords(id, access) ?? id })),
    people: await namedPeople(masters),
  };
};

/** What the forms of the settings offer of the company's own, and by which names they call it. */
export const listSettingChoicesEndpoint = endpoint(
  listSettingChoices,
  async ({ at, query: { approver, version: known, only, ...wished } }, { table }) => {
    const on = jstDateOf(at);
    // One small read: whoever has the newest lists is told so without them.
    if (known !== undefined && known === versionOf(await storedSettingsVersion(table), on))
      return accept(unchanged);
    const masters = await freshMastersOf(table);
    if (only === 'labels') return accept({ labels: await labelNames(table, masters) });
    if (approver !== undefined) return accept({ approvers: await approversCalled(masters, approver) });
    if (Object.keys(wished).length === 0) return accept(await allLists(masters, on));
    const moved = movedMonths(wished, { company: masters.company, today: on });
    return accept(moved === undefined ? {} : { monthsMoved: sayMoved(moved) });
  },
);
