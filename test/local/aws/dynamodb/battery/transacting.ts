import {
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

import type { Bench } from './bench.ts';

export const transact = (
  { document }: Pick<Bench, 'document'>,
  actions: TransactWriteCommandInput['TransactItems'],
  token?: string,
) =>
  document.send(
    new TransactWriteCommand({
      TransactItems: actions,
      ...(token !== undefined && { ClientRequestToken: token }),
    }),
  );

export const found = async (
  { document, first }: Pick<Bench, 'document' | 'first'>,
  key: Record<string, unknown>,
  table = first,
) => (await document.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;

export const countInGsi1 = async (
  { document, first }: Pick<Bench, 'document' | 'first'>,
  partition: string,
) => {
  const { Count } = await document.send(
    new QueryCommand({
      TableName: first,
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :p',
      ExpressionAttributeValues: { ':p': partition },
    }),
  );
  return Count;
};
