import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Asking } from './change-entry.ts';
import { decided } from './decided.ts';
import { everyEntry, unstagedWrites } from './entry-store.ts';
import { headOf, headPut, headUnchanged, type Head } from './master-head-store.ts';
import type { KeptMaster } from './situation.ts';
import { chunksOf, entriesAtOnce } from './take-over.ts';

type GivenUp = Result<undefined, { readonly kind: 'not-found' | 'import-already-over' }>;

/** Frees rows and head of an import that neither stages nor commits any more. */
const takeAway = async (
  noun: string,
  { importing, ...head }: Head,
  { request, context: { table, audit } }: Asking,
): Promise<boolean> => {
  const seen = { ...head, ...(importing === undefined ? {} : { importing }) };
  const staged = (await everyEntry(table, noun, seen)).filter((row) => row.staged !== undefined);
  for (const chunk of chunksOf(staged, entriesAtOnce)) {
    const writes = chunk.flatMap((row) => unstagedWrites(noun, row));
    // Each checks the head: at once they would stand in each other's way.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await table.transact({ head: headUnchanged(noun, seen), writes });
    if (!outcome.stored) return false;
  }
  const id = importing?.id ?? '';
  const outcome = await table.transact({
    // Another version, so that no import that was tried against this one begins anew.
    head: headPut(noun, { ...head, version: head.version + 1, lastGivenUp: id }, seen),
    audit: await audit(request, {
      action: `${noun}.give-up-import`,
      target: `${noun} import ${id}`,
      outcome: 'done',
      detail: { staged: staged.length },
    }),
  });
  return outcome.stored;
};

const giveUpOnce = async (noun: string, importId: string, asking: Asking): Promise<GivenUp | 'again'> => {
  const { table } = asking.context;
  const head = await headOf(table, noun);
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.id === importId) return refuse({ kind: 'import-already-over' });
  if (importing?.id !== importId)
    return lastGivenUp === importId ? accept(undefined) : refuse({ kind: 'not-found' });
  if (importing.isGivenUp) return (await takeAway(noun, head, asking)) ? accept(undefined) : 'again';
  await table.transact({
    head: headPut(noun, { ...head, importing: { ...importing, isGivenUp: true } }, head),
  });
  return 'again';
};

/**
 * Takes away what an import has staged, and lets others change the master again. First the head says so, by which the
 * import is shut out; then its rows go; last the head is freed. Killed within, it goes on when it is asked for again.
 */
export const giveUpImport = ({ master: { noun } }: KeptMaster, importId: string, asking: Asking) =>
  decided(asking.context.table, () => giveUpOnce(noun, importId, asking));
