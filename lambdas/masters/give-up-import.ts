import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Asking } from './change-entry.ts';
import { decided } from './decided.ts';
import { stagedRows, unstagedWrites } from './entry-store.ts';
import type { Master } from '#domain/masters/master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { headOf, headPut, headUnchanged, type Head } from './master-head-store.ts';
import type { KeptMaster } from './situation.ts';
import { chunksOf, entriesAtOnce } from './take-over.ts';

/** `left`: of a long one, what the next request goes on with. */
export type GivenUp = Result<
  { readonly left?: number },
  { readonly kind: 'not-found' | 'import-already-over' }
>;

/** How many rows were freed, or undefined as soon as the head is another one; one read of rows after the other. */
const freedRows = async (table: TenantTable, noun: string, head: Head): Promise<number | undefined> => {
  let freed = 0;
  let cursor: string | undefined;
  do {
    // Each read begins where the one before ended, and each transaction checks the head.
    // oxlint-disable-next-line no-await-in-loop
    const page = await stagedRows(table, { noun, head, cursor });
    for (const chunk of chunksOf(page.rows, entriesAtOnce)) {
      const writes = chunk.flatMap((row) => unstagedWrites(noun, row));
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await table.transact({ head: headUnchanged(noun, head), writes });
      if (!outcome.stored) return undefined;
      freed += chunk.length;
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return freed;
};

/** Frees rows and head of an import that neither stages nor commits any more. */
const takeAway = async (
  master: Master,
  seen: Head,
  { request, context: { table, audit } }: Asking,
): Promise<boolean> => {
  const { noun } = master;
  const { importing, ...head } = seen;
  const staged = await freedRows(table, noun, seen);
  if (staged === undefined) return false;
  const id = importing?.id ?? '';
  const outcome = await table.transact({
    // Another version, so that no import that was tried against this one begins anew.
    head: headPut(master, { ...head, version: head.version + 1, lastGivenUp: id }, seen),
    audit: await audit(request, {
      action: `${noun}.give-up-import`,
      target: `${noun} import ${id}`,
      outcome: 'done',
      detail: { staged },
    }),
  });
  return outcome.stored;
};

const giveUpOnce = async (master: Master, importId: string, asking: Asking): Promise<GivenUp | 'again'> => {
  const { table } = asking.context;
  const head = await headOf(table, master);
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.id === importId) return refuse({ kind: 'import-already-over' });
  if (importing?.id !== importId)
    return lastGivenUp === importId ? accept({}) : refuse({ kind: 'not-found' });
  if (importing.isGivenUp) return (await takeAway(master, head, asking)) ? accept({}) : 'again';
  await table.transact({
    head: headPut(master, { ...head, importing: { ...importing, isGivenUp: true } }, head),
  });
  return 'again';
};

/**
 * Takes away what an import has staged, and lets others change the master again. First the head says so, by which the
 * import is shut out; then its rows go; last the head is freed. Killed within, it goes on when it is asked for again.
 */
export const giveUpImport = ({ master }: KeptMaster, importId: string, asking: Asking) =>
  decided(asking.context.table, () => giveUpOnce(master, importId, asking));
