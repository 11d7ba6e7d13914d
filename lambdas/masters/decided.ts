import { refuse, type Result } from '#domain/kernel/result.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';

type Unavailable = Result<never, { readonly kind: 'temporarily-unavailable' }>;

/** Decides and writes; whoever meets others at it (`again`) reads and decides anew, as long as the request has patience. */
export const decided = async <Decided>(
  { patience }: TenantTable,
  once: () => Promise<Decided | 'again'>,
): Promise<Decided | Unavailable> => {
  for (let attempts = 0; ; attempts += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each attempt rests on what the one before it learned
    const outcome = await once();
    if (outcome !== 'again') return outcome;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await patience.pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};
