import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import type { RowRange } from '#rows/row-key.ts';

export type OperatorPage<One> = { readonly items: readonly One[]; readonly nextCursor?: string };
export type AskedPage = { readonly limit: number; readonly cursor?: string };

/** A page of a partition whose sort keys are in the order of time. Throws `MalformedCursor`. */
export const newestFirstOf =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async <One>(
    range: RowRange,
    { limit, cursor }: AskedPage,
    read: (item: Item) => readonly One[],
  ): Promise<OperatorPage<One>> => {
    const below = cursor === undefined ? undefined : sortKeyIn(cursor, range);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `PK = :pk${below === undefined ? '' : ' AND SK < :sk'}`,
        ExpressionAttributeValues: { ':pk': range.pk, ...(below === undefined ? {} : { ':sk': below }) },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit + 1,
      }),
    );
    const shown = Items.slice(0, limit);
    const last = shown.at(-1);
    const items = shown.flatMap(read);
    return Items.length <= limit || last === undefined
      ? { items }
      : { items, nextCursor: cursorBehind(String(last['SK'])) };
  };
