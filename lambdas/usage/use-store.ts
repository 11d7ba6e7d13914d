import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import { bytesOfGb } from '#domain/tenants/contract-terms.ts';
import { limitsIn } from '#domain/tenants/limits-text.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition, Key, Write } from '#lambdas/adapters/tenant/transaction.ts';
import { storedPeople } from '#lambdas/settings/people-store.ts';
import type { StoredRow } from '#rows/forms.ts';
import { claimsInUse, storageInUse, usersInUse } from '#rows/use.ts';

/** As the request has them: domain/tenants/limits-text.ts. */
type Limits = string | undefined;

const countIn = async (
  table: TenantTable,
  key: Key,
  read: (row: StoredRow) => { readonly count: number },
): Promise<number | undefined> => {
  const row = await table.get(key, { consistent: true });
  return row === undefined ? undefined : read(row).count;
};

const stillAt = (count: number | undefined): Condition =>
  count === undefined
    ? { expression: 'attribute_not_exists(PK)' }
    : { expression: '#count = :seen', names: { '#count': 'count' }, values: { ':seen': count } };

/** Counts so many more where that is within `most`, however many do it at once. */
const upTo = (most: number | undefined, more: number): { readonly condition?: Condition } =>
  most === undefined
    ? {}
    : {
        condition: {
          expression: 'attribute_not_exists(PK) OR #count <= :room',
          names: { '#count': 'count' },
          values: { ':room': most - more },
        },
      };

type Coming = {
  /** How many more there are afterwards; fewer where it is below 0. */
  readonly more: number;
  /** Of the contract. @default whoever comes is let in */
  readonly limits?: Limits;
  /** The import of people that nobody sees yet, as the settings' version says. */
  readonly unseen: string | undefined;
};

/**
 * Belongs to every transaction that lets people in or stops them, all of which raise the settings' version. The first one
 * of a company counts everybody, once.
 */
export const usersCounted = async (
  table: TenantTable,
  { more, limits, unseen }: Coming,
): Promise<Result<readonly Write[], RefusalOf<'users-limit-reached'>>> => {
  if (more === 0) return accept([]);
  const seen = await countIn(table, usersInUse.key({}), usersInUse.read);
  const now = seen ?? (await storedPeople(table, unseen)).filter(({ isActive }) => isActive).length;
  const most = limitsIn(limits).users;
  if (more > 0 && most !== undefined && now + more > most)
    return refuse({ kind: 'users-limit-reached', most, now });
  const count = now + more;
  return accept([{ kind: 'put', ...usersInUse.row({}, { count }), condition: stillAt(seen) }]);
};

/** Whether so many more would be over the contract: for whoever begins what only later counts. */
export const whyNotMore = async (
  table: TenantTable,
  { more, limits, unseen }: Coming,
): Promise<RefusalOf<'users-limit-reached'> | undefined> => {
  if (more <= 0 || limits === undefined) return undefined;
  const counted = await usersCounted(table, { more, limits, unseen });
  return counted.ok ? undefined : counted.refusal;
};

/** A place for so many bytes. Its condition fails where the contract holds no such file any more. */
export const bytesCounted = (size: number, limits: Limits): Write => {
  const { storageGb } = limitsIn(limits);
  const most = storageGb === undefined ? undefined : storageGb * bytesOfGb;
  return {
    kind: 'update',
    key: storageInUse.key({}),
    change: storageInUse.change({ add: { count: size } }),
    ...upTo(most, size),
  };
};

const monthAt = (at: Instant) => monthOf(jstDateOf(at));

/** One more claim of the month. Its condition fails where the contract holds no more of them. */
export const claimCounted = (at: Instant, limits: Limits): Write => ({
  kind: 'update',
  key: claimsInUse.key({ month: monthAt(at) }),
  change: claimsInUse.change({ add: { count: 1 } }),
  ...upTo(limitsIn(limits).claimsAMonth, 1),
});

/** Whether the month is full, so that nothing is spent on a submission that is refused. */
export const isMonthFull = async (table: TenantTable, at: Instant, limits: Limits): Promise<boolean> => {
  const most = limitsIn(limits).claimsAMonth;
  if (most === undefined) return false;
  const count = await countIn(table, claimsInUse.key({ month: monthAt(at) }), claimsInUse.read);
  return count !== undefined && count >= most;
};

/** What is counted of a company's use; undefined where nothing was counted yet. */
export const countsOfUse = async (table: TenantTable, month: CalendarMonth) => {
  const [users, storage, claims] = await Promise.all([
    countIn(table, usersInUse.key({}), usersInUse.read),
    countIn(table, storageInUse.key({}), storageInUse.read),
    countIn(table, claimsInUse.key({ month }), claimsInUse.read),
  ]);
  return { users, storage, claims };
};
