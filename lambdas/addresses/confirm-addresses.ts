import { accept, refuse } from '#domain/kernel/result.ts';
import { isOnTrial, type CompanyAddresses } from '#domain/tenants/company-addresses.ts';
import { isAddressAllowed } from '#domain/tenants/ip-range.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { inCompany } from '#lambdas/settings/company-place-store.ts';
import { storeSetting, type StoredSetting } from '#lambdas/settings/setting-row.ts';
import { forgetMasters, freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

const place = inCompany('addresses');

type Request = ActorsRequest & { readonly body: { readonly expectedVersion: number } };

const docOf = ({ doc }: StoredSetting): CompanyAddresses | undefined =>
  doc === undefined ? undefined : JSON.parse(doc);

/** Somebody who comes through the list on trial says so: from then on it is in force without an end. */
const confirmOnce = async (request: Request, context: TenantContext) => {
  const { at, actor, body, sourceIp } = request;
  const [masters, stored] = await Promise.all([freshMastersOf(context.table), place.stored(context)]);
  const { version } = stored;
  const addresses = docOf(stored);
  const isOurs = version === body.expectedVersion + 1 && stored.updatedBy?.id === actor.userId;
  if (isOurs && addresses?.trial === undefined) return accept(undefined);
  if (addresses === undefined || version !== body.expectedVersion)
    return refuse({ kind: 'setting-changed-meanwhile' as const, version });
  if (!isOnTrial(addresses, at)) return refuse({ kind: 'addresses-not-on-trial' as const });
  const value: CompanyAddresses = { ranges: addresses.ranges };
  const ranges = value.ranges.map(({ range }) => range);
  if (!isAddressAllowed(sourceIp, ranges)) return refuse({ kind: 'address-not-among-them' as const });
  const told = { action: 'setting.confirm', target: 'setting addresses', detail: { ranges } };
  const outcome = await storeSetting(place, { stored, value, masters, told }, { request, context });
  forgetMasters(context.table);
  return outcome === 'stored' ? accept(undefined) : 'again';
};

export const confirmed = async (request: Request, context: TenantContext) => {
  const { pauseAfter } = context.table.patience;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await confirmOnce(request, context);
    if (outcome !== 'again') return outcome;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' as const });
  }
};
