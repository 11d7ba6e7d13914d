import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ExtractionState, ExtractionTerms } from '#domain/audit/extraction.ts';
import type { ExtractionId, OperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import { auditExtraction } from '#rows/extractions.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { OperatorWrite } from './operator-transaction.ts';

/** 抽出, as it is kept. */
export type Extraction = {
  readonly extractionId: ExtractionId;
  readonly terms: ExtractionTerms;
  readonly reason: string;
  readonly by: OperatorId;
  readonly byName: string;
  readonly at: Instant;
  readonly state: ExtractionState;
  readonly attempts: number;
  readonly pieces: number;
  readonly records: number;
  readonly companyName?: string;
  readonly day?: CalendarDate;
  readonly lines?: number;
  readonly doneAt?: Instant;
};

const extractionsIn = (item: Item): readonly Extraction[] => {
  const parts = storedPartsOf(auditExtraction, item);
  if (parts === undefined) return [];
  const row = auditExtraction.read(item);
  const { terms, reason, by, byName, at, state, attempts, pieces, records } = row;
  const { companyName, day, lines, doneAt } = row;
  return [
    {
      extractionId: parts.extractionId,
      terms,
      reason,
      by,
      byName,
      at,
      state,
      attempts,
      pieces,
      records,
      ...(companyName === undefined ? {} : { companyName }),
      ...(day === undefined ? {} : { day }),
      ...(lines === undefined ? {} : { lines }),
      ...(doneAt === undefined ? {} : { doneAt }),
    },
  ];
};

/** Whatever is open is among the newest: five are open at once, and none is for long. */
const newest = 100;

export const extractionsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const query = async (below: string | undefined, Limit: number): Promise<readonly Extraction[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `PK = :pk${below === undefined ? '' : ' AND SK < :sk'}`,
        ExpressionAttributeValues: {
          ':pk': auditExtraction.partitionKey({}),
          ...(below === undefined ? {} : { ':sk': below }),
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit,
      }),
    );
    return Items.flatMap(extractionsIn);
  };
  return {
    find: async (extractionId: ExtractionId): Promise<Extraction | undefined> => {
      const Key = auditExtraction.primaryKey({ extractionId });
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? undefined : extractionsIn(Item)[0];
    },
    /** The newest first. Throws `MalformedCursor`. */
    page: async ({ limit, cursor }: { readonly limit: number; readonly cursor?: string }) => {
      const below = cursor === undefined ? undefined : sortKeyIn(cursor, auditExtraction.among({}));
      const found = await query(below, limit + 1);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length > limit && last !== undefined
        ? { items, nextCursor: cursorBehind(last.extractionId) }
        : { items };
    },
    /** Those that wait or run, the oldest first. */
    open: async (): Promise<readonly Extraction[]> =>
      (await query(undefined, newest))
        .filter(({ state }) => state === 'waiting' || state === 'running')
        .toReversed(),
  };
};
export type Extractions = ReturnType<typeof extractionsOf>;

export const extractionFiled = ({ extractionId, ...content }: Extraction): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item: auditExtraction.stored({ extractionId }, content),
  condition: { expression: 'attribute_not_exists(PK)' },
});
