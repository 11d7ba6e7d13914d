import { assert } from '#domain/kernel/assert.ts';
import { recordAlone } from '#lambdas/adapters/tenant/audit-trail.ts';
import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { tenantContextsOf } from '#lambdas/adapters/tenant/tenant-contexts.ts';
import { apiHandler } from './api-handler.ts';
import type { DepartmentsOf, DispatchTable } from './dispatch.ts';
import { rightsIn } from './rights-in.ts';
import type { Call } from './call.ts';

/** Only what has the shape of an id is repeated; anything else in a path is the sender's own text. */
const shown = (value: string): string => (/^[0-9A-Za-z]{1,40}$/.test(value) ? value : 'malformed');

/** Somebody asked for a thing that is not there, or not his tenant's: that is known, although nothing was done. */
const recordMissed = async (call: Call, { audit, table }: TenantContext): Promise<void> => {
  const target = [call.route, ...Object.values(call.params).map(shown)].join(' ');
  await recordAlone(table, await audit(call, { action: 'request.not-found', target, outcome: 'refused' }));
};

/** The handler of a function that has one execution environment per tenant. */
export const tenantHandler = (
  table: DispatchTable<TenantContext>,
  departmentsOf: DepartmentsOf<TenantContext>,
) => {
  const contextOf = tenantContextsOf(systemClock);
  return apiHandler({
    table,
    contextOf: async ({ actor, patience }) => {
      assert(actor !== undefined, 'the tenant guard lets nobody through who is not signed in');
      const context = await contextOf(actor.tenantId);
      return { ...context, table: context.table.within(patience) };
    },
    missed: recordMissed,
    clock: systemClock,
    isPerTenant: true,
    rightsOf: rightsIn,
    departmentsOf,
  });
};
