import type { Instant } from '#domain/kernel/time.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { isAddressAllowed } from '#domain/tenants/ip-range.ts';
import { seenPlaceOf, type SeenWho } from '#lambdas/adapters/tenant/seen-place.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { partsOf } from '#rows/read-key.ts';
import { seenAddress } from '#rows/sign-in.ts';

type Seen = SeenWho & { readonly userId: UserId; readonly at: Instant };

/** Of a company whose people come from very many places an idea is enough. */
const mostRows = 5_000;

/** From where people signed in within the last days, as far as so many rows tell. */
const seenAddresses = async (
  { table, sealed }: Pick<TenantContext, 'table' | 'sealed'>,
  at: Instant,
): Promise<{ readonly seen: readonly Seen[]; readonly isAll: boolean }> => {
  const { items, nextCursor } = await table.query({ ...seenAddress.among({}), limit: mostRows });
  const alive = items
    .map((item) => ({ parts: partsOf(seenAddress, item), row: seenAddress.read(item) }))
    .filter(({ row }) => row.expiresAt > at);
  const seen = await Promise.all(
    alive.flatMap(({ parts, row }) =>
      parts === undefined
        ? []
        : [
            sealed.open(seenPlaceOf(parts), row.who).then((text): Seen => ({
              ...JSON.parse(text),
              userId: parts.userId,
              at: row.at,
            })),
          ],
    ),
  );
  return { seen, isAll: nextCursor === undefined };
};

/** A list that is longer is shown by its first lines and its count. */
const mostShown = 100;

/** Whom a list would shut out from where he came, the newest first. */
export const shutOutBy = async (
  context: Pick<TenantContext, 'table' | 'sealed'>,
  { ranges, at }: { readonly ranges: readonly string[]; readonly at: Instant },
) => {
  const { seen, isAll } = await seenAddresses(context, at);
  const isWithin = ({ address }: Seen): boolean => isAddressAllowed(address, ranges);
  const within = new Set(seen.filter(isWithin).map(({ userId }) => userId));
  const out = seen.filter((one) => !isWithin(one)).toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const since = seen.map((one) => one.at).toSorted()[0];
  return {
    ...(since === undefined ? {} : { since }),
    count: new Set(out.map(({ userId }) => userId)).size,
    isAll,
    items: out.slice(0, mostShown).map((one) => ({ ...one, isAlsoWithin: within.has(one.userId) })),
  };
};
