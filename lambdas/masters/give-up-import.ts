import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Asking } from './change-entry.ts';
import { everyEntry, unstagedWrites } from './entry-store.ts';
import { headOf, headPut, headUnchanged } from './master-head-store.ts';
import type { KeptMaster } from './situation.ts';
import { chunksOf, entriesAtOnce } from './take-over.ts';

/**
 * Takes away what an import has staged, and lets others change the master again. It may be killed and asked for again:
 * the head is freed last.
 */
export const giveUpImport = async (
  { master: { noun } }: KeptMaster,
  importId: string,
  { request, context }: Asking,
): Promise<Result<undefined, { readonly kind: 'not-found' | 'import-already-over' }>> => {
  const { table } = context;
  const head = await headOf(table, noun);
  if (head.lastImport?.id === importId) return refuse({ kind: 'import-already-over' });
  if (head.importing?.id !== importId) return refuse({ kind: 'not-found' });
  const staged = (await everyEntry(table, noun, head)).filter((row) => row.staged !== undefined);
  for (const chunk of chunksOf(staged, entriesAtOnce)) {
    const writes = chunk.flatMap((row) => unstagedWrites(noun, row));
    // Each checks the head: at once they would stand in each other's way.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await table.transact({ head: headUnchanged(noun, head), writes });
    if (!outcome.stored) return refuse({ kind: 'import-already-over' });
  }
  const { importing: _importing, ...rest } = head;
  const outcome = await table.transact({
    head: headPut(noun, rest, head),
    audit: await context.audit(request, {
      action: `${noun}.give-up-import`,
      target: `${noun} import ${importId}`,
      outcome: 'done',
      detail: { staged: staged.length },
    }),
  });
  return outcome.stored ? accept(undefined) : refuse({ kind: 'import-already-over' });
};
