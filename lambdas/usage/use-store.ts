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
import { partsOf } from '#rows/read-key.ts';
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

/** Of a counter in copies, as it stands now. */
type Copies = readonly { readonly copy: string; readonly count: number }[];

const sumOf = (copies: Copies): number => copies.reduce((sum, { count }) => sum + count, 0);

/** The one copy that everybody adds to, on condition, once a limit is near. */
const guarded = '0';
/** So many may be on their way at once while nobody asks the others. */
const mostAtOnce = 50;

/**
 * To which copy so many more are added, and what that copy may hold at most. Far from the limit, and without one, each adds to
 * the copy of its own id, so that nobody stands in another's way (docs/decisions/0055); near it all add to one, on condition.
 * `full` where there is no room.
 */
const placeOf = (
  copies: Copies,
  { id, more, most }: { readonly id: string; readonly more: number; readonly most: number },
): { readonly copy: string; readonly atMost?: number } | 'full' => {
  const left = most - sumOf(copies) - more;
  if (left < 0) return 'full';
  if (left > Math.max(mostAtOnce * more, most / 10)) return { copy: id.slice(-1) };
  return { copy: guarded, atMost: most - sumOf(copies.filter(({ copy }) => copy !== guarded)) - more };
};

const upTo = (atMost: number | undefined): { readonly condition?: Condition } =>
  atMost === undefined
    ? {}
    : {
        condition: {
          expression: 'attribute_not_exists(PK) OR #count <= :most',
          names: { '#count': 'count' },
          values: { ':most': atMost },
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

const storageCopies = async (table: TenantTable): Promise<Copies> =>
  (await table.query({ ...storageInUse.among({}), consistent: true })).items.flatMap((item) => {
    const copy = partsOf(storageInUse, item)?.copy;
    return copy === undefined ? [] : [{ copy, count: storageInUse.read(item).count }];
  });

const claimCopies = async (table: TenantTable, month: CalendarMonth): Promise<Copies> =>
  (
    await table.query({ ...claimsInUse.among({}, { from: { month }, to: { month } }), consistent: true })
  ).items.flatMap((item) => {
    const copy = partsOf(claimsInUse, item)?.copy;
    return copy === undefined ? [] : [{ copy, count: claimsInUse.read(item).count }];
  });

/** A condition that never holds: where there is no room, a transaction tells what else stands in its way. */
export const noRoom: Write = {
  kind: 'check',
  key: storageInUse.key({ copy: guarded }),
  condition: { expression: 'attribute_exists(PK) AND attribute_not_exists(PK)' },
};

/** A place for so many bytes, or that the contract holds no such file any more. Its condition may fail for the same reason. */
export const bytesCounted = async (
  table: TenantTable,
  { id, size, limits }: { readonly id: string; readonly size: number; readonly limits?: Limits },
): Promise<Write | 'full'> => {
  const { storageGb } = limitsIn(limits);
  const place =
    storageGb === undefined
      ? { copy: id.slice(-1) }
      : placeOf(await storageCopies(table), { id, more: size, most: storageGb * bytesOfGb });
  if (place === 'full') return 'full';
  return {
    kind: 'update',
    key: storageInUse.key({ copy: place.copy }),
    change: storageInUse.change({ add: { count: size } }),
    ...upTo(place.atMost),
  };
};

/** One more claim of the month, or that the contract holds no more of them. Its condition may fail for the same reason. */
export const claimCounted = async (
  table: TenantTable,
  { id, at, limits }: { readonly id: string; readonly at: Instant; readonly limits?: Limits },
): Promise<Write | 'full'> => {
  const month = monthOf(jstDateOf(at));
  const most = limitsIn(limits).claimsAMonth;
  const place =
    most === undefined
      ? { copy: id.slice(-1) }
      : placeOf(await claimCopies(table, month), { id, more: 1, most });
  if (place === 'full') return 'full';
  return {
    kind: 'update',
    key: claimsInUse.key({ month, copy: place.copy }),
    change: claimsInUse.change({ add: { count: 1 } }),
    ...upTo(place.atMost),
  };
};

/** What is counted of a company's use; undefined where nothing was counted yet. */
export const countsOfUse = async (table: TenantTable, month: CalendarMonth) => {
  const [users, storage, claims] = await Promise.all([
    countIn(table, usersInUse.key({}), usersInUse.read),
    storageCopies(table),
    claimCopies(table, month),
  ]);
  return {
    users,
    storage: sumOf(storage),
    claims: claims.length === 0 ? undefined : sumOf(claims),
  };
};
