import type { Contract } from '#contract/endpoint.ts';
import { isHereForDays } from '#domain/rights/sight.ts';
import { recordAlone } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Call } from './call.ts';

/** Whether it shows what the company did, to somebody who is here for some days: each of his views is known (S-07, 12.4.1). */
export const isInspection = ({ method, may }: Contract, { actor }: Call): boolean =>
  actor !== undefined &&
  isHereForDays(actor) &&
  method === 'GET' &&
  may !== 'everybody' &&
  may !== 'nobody-yet';

/** Told before the answer goes out: a view that cannot be told is not given. */
export const recordView = async (call: Call, { audit, table }: TenantContext): Promise<void> => {
  const target = [call.route, ...Object.values(call.params)].join(' ');
  const told = { action: 'inspection.view', target, outcome: 'done', detail: { query: call.query } } as const;
  await recordAlone(table, await audit(call, told));
};
