import { fileNameOf, mostAttempts } from '#domain/audit/extraction.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { OpenExtractions } from '#lambdas/adapters/jobs/open-extractions.ts';
import type { Extraction } from '#lambdas/adapters/operator/extractions.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { extractPieces } from './extract-pieces.ts';
import { extractedKey } from './extracted-key.ts';
import type { ReadableArchive } from './read-chain.ts';

export type ExtractionContext = {
  readonly archive: ReadableArchive;
  readonly work: OpenExtractions;
  readonly putFile: (key: string, text: string) => Promise<void>;
  readonly now: () => Instant;
};

/** Some 20,000 records; a spreadsheet opens it. */
const mostCharacters = 8_000_000;

/** Goes on with one; each file is whole before the row says so, and a file that is written again is the same. */
const runOne = async (
  { archive, work, putFile, now }: ExtractionContext,
  found: Extraction,
  mayGoOn: () => boolean,
): Promise<void> => {
  const { extractionId, terms, by, byName, at, reason } = found;
  // A run that was cut off told nobody that it failed.
  if (found.attempts >= mostAttempts) return work.giveUp(found);
  let seen = await work.begin(found);
  if (seen === undefined) return;
  const watermark = { extractionId, by, byName, at, reason };
  const begun = { day: found.day ?? terms.from, lines: found.lines ?? 0, pieces: found.pieces };
  for await (const piece of extractPieces(archive, { terms, watermark, mostCharacters, mayGoOn }, begun)) {
    const number = seen.pieces + 1;
    for (const [form, text] of [
      ['csv', piece.csv],
      ['json', piece.json],
    ] as const)
      // oxlint-disable-next-line no-await-in-loop -- both before the row says that they are there
      await putFile(extractedKey(extractionId, fileNameOf(extractionId, number, form)), text);
    // oxlint-disable-next-line no-await-in-loop
    seen = await work.wrote(seen, piece, now());
    // Another run is at it, and further.
    if (seen === undefined || !mayGoOn()) return;
  }
};

/** Each minute: what was asked for of the trail and is not written yet. One that fails keeps no other from it. */
export const runExtractions = async (
  context: ExtractionContext,
  { at, mayGoOn }: { readonly at: Instant; readonly mayGoOn: () => boolean },
): Promise<{ readonly open: number; readonly failed: number }> => {
  const open = await context.work.open();
  let failed = 0;
  for (const one of open) {
    if (!mayGoOn()) break;
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: each holds a file in memory
      await runOne(context, one, mayGoOn);
    } catch (error) {
      failed += 1;
      const cause = error instanceof Error ? error.name : typeof error;
      const { extractionId } = one;
      writeToLog(JSON.stringify({ level: 'error', job: 'audit-extract', at, extractionId, cause }));
      // oxlint-disable-next-line no-await-in-loop
      if (one.attempts + 1 >= mostAttempts) await context.work.giveUp(one);
    }
  }
  return { open: open.length, failed };
};
