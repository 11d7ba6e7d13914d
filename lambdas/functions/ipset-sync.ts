import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { isTenantId } from '#domain/kernel/ids.ts';
import { addressSetsOf } from '#lambdas/adapters/address-sets.ts';
import { documentClientOf } from '#lambdas/adapters/clients.ts';
import { instantOf, systemClock } from '#lambdas/adapters/clock.ts';
import { controlOf } from '#lambdas/adapters/control.ts';
import { ipsetSyncEnvironment, onFirstUse } from '#lambdas/adapters/environment.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';
import { syncAddresses, type SyncContext } from '#lambdas/tenants/sync-addresses.ts';

const addressSets = v.array(v.object({ tenantId: v.string(), name: v.string(), id: v.string() }));

const context = onFirstUse((source): SyncContext => {
  const { region, controlTable, addressSets: sets } = ipsetSyncEnvironment(source);
  const control = controlOf(documentClientOf({ region }), controlTable);
  return {
    dedicated: v.parse(addressSets, JSON.parse(sets)),
    sets: addressSetsOf({ region }),
    rangesOf: async (tenantId) =>
      isTenantId(tenantId) ? (await control.byId(tenantId))?.ipCidrs : undefined,
    pause,
  };
});

const notice = v.object({ tenantId: v.string() });
const queued = v.object({ Records: v.array(v.object({ body: v.string() })) });

/**
 * From the queue: the tenants whose lists changed; the message names the tenant only, so that the newest list counts
 * whatever the order. From the clock: all of them, once a day.
 */
export const handler = async (event: unknown): Promise<{ readonly changed: number }> => {
  const messages = v.safeParse(queued, event);
  if (messages.success) {
    const named = messages.output.Records.map(({ body }) => v.parse(notice, JSON.parse(body)).tenantId);
    return { changed: await syncAddresses([...new Set(named)], context()) };
  }
  const changed = await syncAddresses('everybody', context());
  const at = instantOf(systemClock());
  writeHeartbeat({ job: 'ipset-sync', at, metrics: { AddressSetsChanged: changed } });
  return { changed };
};
