import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperatorId, RequestId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RequestState } from '#domain/operators/two-person.ts';
import { ulidFrom } from '#lambdas/adapters/machine/ulid.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import { actRequest, type AskedOf } from '#rows/operators.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import type { OperatorWrite } from './operator-transaction.ts';

/** 依頼, as it is kept. */
export type ActRequest = {
  readonly requestId: RequestId;
  readonly operation: string;
  readonly asked: AskedOf;
  readonly says: string;
  readonly reason: string;
  readonly askedBy: OperatorId;
  readonly askedByName: string;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: RequestState;
  readonly isAlone?: boolean;
  readonly decidedBy?: OperatorId;
  readonly decidedByName?: string;
  readonly decidedAt?: Instant;
  readonly decision?: string;
};

const requestIn = (item: Item): readonly ActRequest[] => {
  const parts = storedPartsOf(actRequest, item);
  return parts === undefined ? [] : [{ requestId: parts.requestId, ...actRequest.read(item) }];
};

const stillOpen = {
  expression: '#state = :open AND :now < expiresAt',
  names: { '#state': 'state' },
} as const;

export const requestFiled = ({ requestId, ...content }: ActRequest): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item: actRequest.stored({ requestId }, content),
  condition: { expression: 'attribute_not_exists(PK)' },
});

type Decision = Required<Pick<ActRequest, 'decidedBy' | 'decidedByName' | 'decidedAt' | 'decision'>> & {
  readonly state: Exclude<RequestState, 'open'>;
};

/** For whoever comes first, while it is open. */
export const requestDecided = (requestId: RequestId, decision: Decision): OperatorWrite => ({
  kind: 'update',
  table: 'operator',
  key: actRequest.primaryKey({ requestId }),
  change: actRequest.change({ set: decision }),
  condition: { ...stillOpen, values: { ':open': 'open', ':now': decision.decidedAt } },
});

type Page = { readonly items: readonly ActRequest[]; readonly nextCursor?: string };

export const actRequestsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const query = async (
    from: { readonly above: string } | { readonly below: string } | undefined,
    limit: number,
  ) => {
    const bound = from === undefined ? undefined : 'above' in from ? ['>', from.above] : ['<', from.below];
    // A page of DynamoDB ends after 1 MB.
    const Items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before it ended
      const page = await client.send(
        new QueryCommand({
          TableName,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey: { ...ExclusiveStartKey } }),
          KeyConditionExpression: `PK = :pk${bound === undefined ? '' : ` AND SK ${bound[0]} :sk`}`,
          ExpressionAttributeValues: {
            ':pk': actRequest.partitionKey({}),
            ...(bound === undefined ? {} : { ':sk': bound[1] }),
          },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit - Items.length,
        }),
      );
      Items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && Items.length < limit);
    return Items.flatMap(requestIn);
  };
  return {
    find: async (requestId: RequestId): Promise<ActRequest | undefined> => {
      const Key = actRequest.primaryKey({ requestId });
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? undefined : requestIn(Item)[0];
    },
    /** The newest first. Throws `MalformedCursor`. */
    page: async ({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page> => {
      const found = await query(
        cursor === undefined ? undefined : { below: sortKeyIn(cursor, actRequest.among({})) },
        limit + 1,
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length <= limit || last === undefined
        ? { items }
        : { items, nextCursor: cursorBehind(last.requestId) };
    },
    /** Of those filed since a moment the newest. */
    since: (millis: number, limit: number): Promise<readonly ActRequest[]> =>
      query({ above: ulidFrom(millis) }, limit),
  };
};
export type ActRequests = ReturnType<typeof actRequestsOf>;
