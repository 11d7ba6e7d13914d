import { listSettingChoices } from '#contract/setting-choices.ts';
import { rulesOf } from '#domain/approvals/resolve-route.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { movedMonths, sayMoved } from '#domain/closing/moved-months.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import { codesNotOver, rowsCalled } from '#domain/masters/coded-rows.ts';
import { allRoles, roleWords } from '#domain/rights/grants.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
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

const approversCalled = async (masters: TenantMasters, typed: string | undefined) => {
  if (typed === undefined) return [];
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

/** What the forms of the settings offer of the company's own, and by which names they call it. */
export const listSettingChoicesEndpoint = endpoint(
  listSettingChoices,
  async ({ at, query: { approver, ...wished } }, { table }) => {
    const masters = await freshMastersOf(table);
    const { items, accounts, departments, grades, labels, access, company } = masters;
    const on = jstDateOf(at);
    const moved = movedMonths(wished, { company, today: on });
    const [people, approvers] = await Promise.all([namedPeople(masters), approversCalled(masters, approver)]);
    return accept({
      items: choicesOn(items, on),
      accounts: choicesOn(accounts, on),
      departments: choicesOn(
        departments.map(({ id: code, ...department }) => ({ ...department, code })),
        on,
      ),
      // The regulation names them as people call them.
      grades: grades.filter((one) => isWithin(one, on)).map(({ name }) => ({ id: name, name })),
      labels: labels.map(({ id, name }) => ({ id, name })),
      roles: allRoles(access).map((id) => ({ id, name: roleWords(id, access) ?? id })),
      people,
      approvers,
      ...(moved === undefined ? {} : { monthsMoved: sayMoved(moved) }),
    });
  },
);
