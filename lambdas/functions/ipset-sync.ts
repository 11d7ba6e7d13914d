import { setTimeout as pause } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { isTenantId } from '#domain/kernel/ids.ts';
import { rangesOfWall } from '#domain/tenants/company-addresses.ts';
import { addressSetsOf } from '#lambdas/adapters/jobs/address-sets.ts';
import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { controlOf } from '#lambdas/adapters/sign-in/control.ts';
import { ipsetSyncEnvironment, onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { syncAddresses, type SyncContext } from '#lambdas/tenants/sync-addresses.ts';
import { syncNotices } from '#lambdas/tenants/sync-notices.ts';

const addressSets = v.record(v.string(), v.string());

const context = onFirstUse((source): SyncContext => {
  const { region, controlTable, addressSets: sets, addressSetPrefix } = ipsetSyncEnvironment(source);
  const control = controlOf(workersClientOf({ region }), controlTable);
  return {
    dedicated: Object.entries(v.parse(addressSets, JSON.parse(sets))).map(([tenantId, id]) => ({
      tenantId,
      name: `${addressSetPrefix}${tenantId}`,
      id,
    })),
    sets: addressSetsOf({ region }),
    rangesOf: async (tenantId) => {
      const tenant = isTenantId(tenantId) ? await control.byId(tenantId) : undefined;
      return tenant === undefined ? undefined : rangesOfWall(tenant, instantOf(systemClock()));
    },
    pause,
  };
});

type Scheduled = { readonly scheduledAt?: string };

/**
 * From the queue: the tenants whose lists changed; the message names the tenant only, so that the newest list counts
 * whatever the order. From the clock: all of them, once a day.
 */
export const handler = async (
  event: SQSEvent | Scheduled,
): Promise<SQSBatchResponse | { readonly changed: number }> => {
  if ('Records' in event) return syncNotices(event.Records, context());
  const changed = await syncAddresses('everybody', context());
  const at = instantOf(systemClock());
  writeHeartbeat({ job: 'ipset-sync', at, metrics: { AddressSetsChanged: changed } });
  return { changed };
};
