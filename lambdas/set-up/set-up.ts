import { replaceSetUp, showSetUp } from '#contract/set-up.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { CalendarDate, Instant, Period } from '#domain/kernel/time.ts';
import { isSetUp, setUpSteps, type SetUpStep } from '#domain/set-up/set-up-steps.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { storedSetting } from '#lambdas/settings/setting-row.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { claimCounter } from '#rows/claims.ts';
import { masterHead } from '#rows/masters.ts';
import { settings } from '#rows/settings.ts';
import { setUpWrite, storedSetUp, type StoredSetUp } from './set-up-store.ts';

type Counted = {
  readonly count: number;
  readonly isMore: boolean;
  readonly isDone: boolean;
  readonly hasFallback?: boolean;
};

/** Of people a guide says no more than that there are so many. */
const mostPeople = 20;

const heldOn = (rows: readonly Period[], on: CalendarDate): number =>
  rows.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || validTo >= on)).length;

const all = (count: number, isDone: boolean): Counted => ({ count, isMore: false, isDone });

const isThere = ({ deletedAt }: User): boolean => deletedAt === undefined;

const countPeople = async (table: TenantTable): Promise<Counted> => {
  const { unseen } = await freshMastersOf(table);
  const { people, nextCursor } = await peoplePage(table, { limit: mostPeople, among: isThere, unseen });
  // The first is whom the operator made.
  return { count: people.length, isMore: nextCursor !== undefined, isDone: people.length > 1 };
};

/** Whether the company made its own of what it began with. */
const hasChanged = async (table: TenantTable, noun: string): Promise<boolean> => {
  const head = await table.get(masterHead.key({ noun }), { attributes: ['version'] });
  return head !== undefined && masterHead.read(head).version > 1;
};

/** What the company keeps, each by one small read: none of them grows with it. */
const counted = async (table: TenantTable, at: Instant): Promise<Readonly<Record<SetUpStep, Counted>>> => {
  const on = jstDateOf(at);
  const [masters, company, people, items, accounts, counter] = await Promise.all([
    freshMastersOf(table),
    storedSetting(table, { row: settings.company }),
    countPeople(table),
    hasChanged(table, 'items'),
    hasChanged(table, 'accounts'),
    table.get(claimCounter.key({})),
  ]);
  const [departments, routes] = [heldOn(masters.departments, on), heldOn(masters.routes, on)];
  const hasFallback = masters.approval.fallbackApproverId !== undefined;
  const claims = counter === undefined ? 0 : claimCounter.read(counter).next;
  return {
    company: all(1, company.updatedBy !== undefined),
    departments: all(departments, departments > 0),
    people,
    items: all(heldOn(masters.items, on), items || accounts),
    routes: { ...all(routes, routes > 0 && hasFallback), hasFallback },
    claim: all(claims, claims > 0),
  };
};

const viewOf = async ({ doc, version }: StoredSetUp, table: TenantTable, at: Instant) => {
  const found = await counted(table, at);
  const steps = setUpSteps.map((step) => ({ step, ...found[step], isPassed: doc.passed.includes(step) }));
  return { steps, isOver: isSetUp(steps), isClosed: doc.isClosed, version };
};

export const showSetUpEndpoint = endpoint(showSetUp, async ({ at }, { table }) =>
  accept(await viewOf(await storedSetUp(table), table, at)),
);

/** Of two administrators the later one is told. */
export const replaceSetUpEndpoint = endpoint(replaceSetUp, async (request, { table, audit }) => {
  const { body, at } = request;
  const { expectedVersion, ...doc } = body;
  const version = expectedVersion + 1;
  const outcome = await table.transact({
    decision: setUpWrite({ doc, version }),
    audit: await audit(request, {
      action: 'set-up.replace',
      target: 'setting set-up',
      outcome: 'done',
      detail: { ...doc },
    }),
  });
  if (outcome.stored) return accept(await viewOf({ doc, version }, table, at));
  const now = await storedSetUp(table);
  // Sent again after a lost answer: what it wants stands there.
  const isSame = now.version === version && JSON.stringify(now.doc) === JSON.stringify(doc);
  return isSame
    ? accept(await viewOf(now, table, at))
    : refuse({ kind: 'setting-changed-meanwhile', version: now.version });
});
