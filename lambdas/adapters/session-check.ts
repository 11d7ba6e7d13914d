import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import { controlKey, tenantRecordOf, type TenantRecord } from './control.ts';
import { sessionIn, sessionKeyOf, sessionRowOf, type Session } from './sessions.ts';

type Tables = { readonly sessionTable: string; readonly controlTable: string };
type Asked = NonNullable<BatchGetCommand['input']['RequestItems']>;
type Answers = Readonly<Record<string, readonly Record<string, unknown>[] | undefined>>;

const pausesMillis = [30, 100, 300];

/** DynamoDB may leave some of the keys for later when it is busy. */
const readAll = async (
  client: DynamoDBDocumentClient,
  RequestItems: Asked,
  pauses: readonly number[] = pausesMillis,
): Promise<Answers> => {
  const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetCommand({ RequestItems }));
  if (Object.keys(UnprocessedKeys).length === 0) return Responses;
  const [millis, ...later] = pauses;
  if (millis === undefined) throw new Error('the session could not be read in time');
  await pause(millis);
  return { ...Responses, ...(await readAll(client, UnprocessedKeys, later)) };
};

/** Session and tenant in one round trip, both as of now: a sign-out or a new address list bites at once. */
export const findSessionAndTenant = async (
  client: DynamoDBDocumentClient,
  { sessionTable, controlTable }: Tables,
  { token, tenantHint }: { readonly token: string; readonly tenantHint: TenantId },
): Promise<{ readonly session: Session | undefined; readonly tenant: TenantRecord | undefined }> => {
  const answers = await readAll(client, {
    [sessionTable]: { Keys: [sessionRowOf(sessionKeyOf(token))], ConsistentRead: true },
    [controlTable]: { Keys: [controlKey.tenant(tenantHint)], ConsistentRead: true },
  });
  return {
    session: sessionIn(answers[sessionTable]?.[0]),
    tenant: tenantRecordOf(tenantHint, answers[controlTable]?.[0]),
  };
};
