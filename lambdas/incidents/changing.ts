import { accept, refuse } from '#domain/kernel/result.ts';
import type { IncidentId } from '#domain/kernel/ids.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';

/** The incident while it is open, in the version that was read. */
export const openInVersion = async (
  incidentId: IncidentId,
  expectedVersion: number,
  { incidents }: Pick<OperatorContext, 'incidents'>,
) => {
  const found = await incidents.find(incidentId);
  if (found === undefined) return refuse({ kind: 'not-found' as const });
  return 'closing' in found || found.version !== expectedVersion
    ? refuse({ kind: 'incident-changed-meanwhile' as const })
    : accept(found);
};
