import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { extractionsOf, type Extraction } from '#lambdas/adapters/operator/extractions.ts';
import { auditExtraction } from '#rows/extractions.ts';

type Change = Parameters<typeof auditExtraction.change>[0];
type Written = {
  readonly records: number;
  readonly next?: { readonly day: CalendarDate; readonly lines: number };
};

const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** Extractions that are to be written, for the job that does. Undefined where another run was quicker. */
export const openExtractionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const change = async (seen: Extraction, wanted: Change): Promise<boolean> => {
    const condition = {
      expression: 'pieces = :seen AND #state IN (:waiting, :running)',
      names: { '#state': 'state' },
      values: { ':seen': seen.pieces, ':waiting': 'waiting', ':running': 'running' },
    };
    try {
      const Key = auditExtraction.primaryKey({ extractionId: seen.extractionId });
      await client.send(
        new UpdateCommand({ TableName, Key, ...updateOf(auditExtraction.change(wanted), condition) }),
      );
      return true;
    } catch (error) {
      if (isOvertaken(error)) return false;
      throw error;
    }
  };
  return {
    open: extractionsOf(client, TableName).open,
    begin: async (found: Extraction): Promise<Extraction | undefined> => {
      const attempts = found.attempts + 1;
      const isMine = await change(found, { set: { state: 'running', attempts } });
      return isMine ? { ...found, state: 'running', attempts } : undefined;
    },
    /** A file of each form is there. What goes on begins to count its attempts anew. */
    wrote: async (
      seen: Extraction,
      { records, next }: Written,
      at: Instant,
    ): Promise<Extraction | undefined> => {
      const counted = { pieces: seen.pieces + 1, records: seen.records + records };
      const set =
        next === undefined
          ? { ...counted, state: 'done' as const, doneAt: at }
          : { ...counted, attempts: 0, day: next.day, lines: next.lines };
      return (await change(seen, { set })) ? { ...seen, ...set } : undefined;
    },
    giveUp: async (found: Extraction): Promise<void> => {
      await change(found, { set: { state: 'failed' } });
    },
  };
};
export type OpenExtractions = ReturnType<typeof openExtractionsOf>;
