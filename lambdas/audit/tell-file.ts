import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';

type Taken = {
  /** Whose list it is: `claim`. */
  readonly noun: string;
  readonly target: string;
  /** Absent: the first part. */
  readonly cursor: string | undefined;
  /** What was asked for. @default all of it */
  readonly conditions?: Readonly<Record<string, unknown>>;
};

/**
 * A list that leaves the service as a file is told in the trail with what was asked for. Each part is: whoever makes a
 * cursor of his own takes nothing unseen.
 */
export const tellFile = async (
  { table, audit }: Pick<TenantContext, 'table' | 'audit'>,
  request: AuditRequest,
  { noun, target, cursor, conditions = {} }: Taken,
): Promise<void> => {
  const detail = { ...conditions, part: cursor === undefined ? 'first' : 'following' };
  const entry = { action: `${noun}.write-file`, target, outcome: 'done', detail } as const;
  await table.transact({ audit: await audit(request, entry) });
};
