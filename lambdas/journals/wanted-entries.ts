import { daysNamed, type NamedDays } from '#domain/calendar/named-days.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentsBelow } from '#domain/departments/departments-below.ts';
import { entryMatcher, type WantedEntries } from '#domain/journals/entry-hits.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

type Asked = NamedDays &
  Omit<WantedEntries, 'from' | 'to'> & { readonly departmentId?: string; readonly applicantId?: UserId };

/** So many claims of one person a search looks through: 145 a month over all the years for which books are kept. */
export const mostOfPerson = 20_000;

/** All claims of a person, undefined where there are too many: an entry knows its claim, and not whose it is. Rows of 0.3 kB. */
const claimsOf = async (
  table: TenantTable,
  applicantId: UserId,
): Promise<ReadonlySet<ClaimId> | undefined> => {
  const range = claimHeader.listed('GSI1', { applicantId });
  const { items, nextCursor } = await table.query({ ...range, limit: mostOfPerson });
  if (nextCursor !== undefined) return undefined;
  return new Set(items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []));
};

/** The days to be read, and which entries fit; undefined where that cannot be said. The department is taken with all below it, as they stand today. */
export const wantedEntries = async (
  table: TenantTable,
  { departmentId, applicantId, from, to, month, ...wanted }: Asked,
  at: Instant,
) => {
  const days = daysNamed({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(month === undefined ? {} : { month }),
  });
  assert(days !== undefined, 'the contract lets no question without a period pass');
  const [departmentIds, claimIds] = await Promise.all([
    departmentId === undefined
      ? undefined
      : mastersOf(table).then(({ departments }) =>
          departmentsBelow(departments, [departmentId], jstDateOf(at)),
        ),
    applicantId === undefined ? undefined : claimsOf(table, applicantId),
  ]);
  if (applicantId !== undefined && claimIds === undefined) return undefined;
  return { ...days, matches: entryMatcher({ ...days, ...wanted, departmentIds, claimIds }) };
};
