import type { AddressSet, AddressSets } from '#lambdas/adapters/jobs/address-sets.ts';
import { ipv4Within } from '#domain/tenants/ip-range.ts';

export type SyncContext = {
  readonly dedicated: readonly AddressSet[];
  readonly sets: AddressSets;
  /** 接続元IP制限 of a tenant; `undefined`: there is no such tenant. */
  readonly rangesOf: (tenantId: string) => Promise<readonly string[] | undefined>;
  readonly pause: (millis: number) => Promise<void>;
};

/** The two halves of IPv4: a set takes no `/0`. */
const everybody = ['0.0.0.0/1', '128.0.0.0/1'];

/**
 * What a set must hold for a tenant's list: sorted CIDR ranges of IPv4, as the API has no IPv6 address. As in the
 * authorizer an empty list restricts nobody, and a list without a readable range lets nobody in.
 */
export const addressesFor = (ranges: readonly string[] | undefined): readonly string[] => {
  if (ranges === undefined) return [];
  if (ranges.length === 0) return everybody;
  const readable = ranges.map(ipv4Within).filter((range) => range !== undefined);
  if (readable.includes('0.0.0.0/0')) return everybody;
  return [...new Set(readable)].toSorted((a, b) => (a < b ? -1 : 1));
};

/** AWS allows one update of a set per second in an account, and does not raise it. */
const millisBetweenUpdates = 1_100;
const attemptsMax = 5;

const isSame = (held: readonly string[], wanted: readonly string[]): boolean =>
  held.length === wanted.length && wanted.every((address) => held.includes(address));

const syncOne = async (set: AddressSet, { sets, rangesOf, pause }: SyncContext): Promise<boolean> => {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    // Both are read anew at each attempt: the list may have changed together with the set.
    const wanted = addressesFor(await rangesOf(set.tenantId));
    const { addresses, lockToken } = await sets.read(set);
    if (isSame(addresses, wanted)) return false;
    const outcome = await sets.replace(set, { addresses: wanted, lockToken });
    await pause(millisBetweenUpdates);
    if (outcome === 'replaced') return true;
  }
  throw new Error(`the address set of ${set.tenantId} changed under each of ${attemptsMax} attempts`);
};

/**
 * Brings the sets of these tenants to what the control table says now, one after the other; tenants without a set of
 * their own are left out, and one that fails keeps no other one waiting. Repeating it, and doing it in another order, ends in the same sets. Answers how many changed.
 */
export const syncAddresses = async (
  tenantIds: readonly string[] | 'everybody',
  context: SyncContext,
): Promise<number> => {
  const asked = context.dedicated.filter(
    ({ tenantId }) => tenantIds === 'everybody' || tenantIds.includes(tenantId),
  );
  const failures: unknown[] = [];
  let changed = 0;
  for (const set of asked) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- AWS allows one update of a set per second
      if (await syncOne(set, context)) changed += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1)
    throw new AggregateError(failures, `${failures.length} sets are not as their lists`);
  return changed;
};
