import { createHmac } from 'node:crypto';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import { sealedTables, sealText } from '#lambdas/adapters/tenant/sealed-text.ts';
import type { SeenWho } from '#lambdas/adapters/tenant/seen-place.ts';
import { seenAddress } from '#rows/sign-in.ts';
import type { Item } from './token-rows.ts';

/** For how long a sign-in tells from where people come. */
const seenDays = 30;

type Who = { readonly id: UserId; readonly name: string };
type From = { readonly sourceIp: string; readonly at: Instant };

/**
 * That somebody signed in from an address: one row for both, so that the same again is the same row. Nobody reads an
 * address in it who has not the company's keys.
 */
export const seenRow = async (
  { tenantId, keys }: { readonly tenantId: TenantId; readonly keys: KeyStore },
  { id: userId, name }: Who,
  { sourceIp: address, at }: From,
): Promise<Item> => {
  const [dataKey, loginKey] = await Promise.all([keys.dataKey(), keys.loginKey()]);
  const addressHash = createHmac('sha256', loginKey).update(`address#${address}`).digest('hex');
  const of = { tenantId, userId, addressHash };
  const { PK, SK } = seenAddress.primaryKey(of);
  const told: SeenWho = { name, address };
  const place = { table: sealedTables.session, pk: PK, sk: SK, attribute: 'who' } as const;
  const endsMillis = Date.parse(at) + seenDays * 86_400_000;
  return seenAddress.stored(of, {
    who: sealText(JSON.stringify(told), place, dataKey),
    at,
    expiresAt: instantOf(new Date(endsMillis)),
    ttl: Math.floor(endsMillis / 1000),
  });
};
