import { sameIpRange } from '#domain/tenants/ip-range.ts';
import {
  confirmAddresses,
  listAddressesChanges,
  previewAddresses,
  replaceAddresses,
  showAddresses,
  showAddressTrial,
} from '#contract/addresses.ts';
import { accept } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  changedAddresses,
  confirmMinutes,
  isOnTrial,
  rangesInForce,
  type CompanyAddresses,
  type NamedRange,
} from '#domain/tenants/company-addresses.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { companyRecord, inCompany } from '#lambdas/settings/company-place-store.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { confirmed } from './confirm-addresses.ts';
import { shutOutBy } from './seen-addresses.ts';

/** What operators set before the company had a list has no names. */
const namedByUs = 'サービス運用者が登録';

const inForceOf = async (context: TenantContext, at: Instant): Promise<readonly NamedRange[]> => {
  const { ipCidrs, addresses } = await companyRecord(context);
  return addresses === undefined
    ? ipCidrs.map((range) => ({ range, name: namedByUs }))
    : rangesInForce(addresses.doc, at);
};

const untilFrom = (at: Instant): Instant => instantOf(new Date(Date.parse(at) + confirmMinutes * 60_000));

/** Each request reads the row: 4 read units at most. */
const charactersMax = 12_000;

/** 接続元IP制限: a list that may shut out who sets it is on trial first (9.4.1). */
const part = settingPart(replaceAddresses, {
  place: inCompany('addresses'),
  inForce: async (_masters, { context, at }) => ({ ranges: await inForceOf(context, at) }),
  kept: async ({ ranges }, { context, at }) =>
    changedAddresses(await inForceOf(context, at), ranges, untilFrom(at)),
  said: (kept) => JSON.stringify(JSON.parse(kept).ranges),
  check: ({ ranges }) => {
    if (JSON.stringify(ranges).length > charactersMax)
      return [
        { path: 'ranges', message: '登録できる量を超えています。範囲をまとめるか、名前を短くしてください' },
      ];
    return ranges.flatMap(({ range }, at) =>
      ranges.findIndex((one) => one.range === range) < at
        ? [{ path: `ranges.${at}.range`, message: sameIpRange }]
        : [],
    );
  },
});
export const showAddressesEndpoint = endpoint(showAddresses, part.show);
export const replaceAddressesEndpoint = endpoint(replaceAddresses, part.replace);
export const listAddressesChangesEndpoint = endpoint(listAddressesChanges, part.changes);

const trialOf = (addresses: CompanyAddresses | undefined, at: Instant) => {
  if (addresses?.trial === undefined) return {};
  const { ranges, trial } = addresses;
  const shown = { until: trial.until, ranges, former: trial.former };
  return isOnTrial(addresses, at) ? { running: shown } : { lapsed: shown };
};

export const showAddressTrialEndpoint = endpoint(showAddressTrial, async ({ at, sourceIp }, context) => {
  const { addresses } = await companyRecord(context);
  return accept({ yours: sourceIp, ...trialOf(addresses?.doc, at) });
});

export const confirmAddressesEndpoint = endpoint(confirmAddresses, (request, context) =>
  confirmed(request, context),
);

export const previewAddressesEndpoint = endpoint(previewAddresses, async ({ at, body }, context) =>
  accept(await shutOutBy(context, { ranges: body.ranges, at })),
);
