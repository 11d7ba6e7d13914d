import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import { controlKey, tenantRecordOf, type TenantRecord } from './control.ts';
import { readBatch } from './read-batch.ts';
import { sessionIn, type Session } from './sessions.ts';
import { sessionKeyOf, sessionRowOf } from './token-rows.ts';

type Tables = { readonly sessionTable: string; readonly controlTable: string };

/** Session and tenant in one round trip, both as of now: a sign-out or a new address list bites at once. */
export const findSessionAndTenant = async (
  client: DynamoDBDocumentClient,
  { sessionTable, controlTable }: Tables,
  { token, tenantHint }: { readonly token: string; readonly tenantHint: TenantId },
): Promise<{ readonly session: Session | undefined; readonly tenant: TenantRecord | undefined }> => {
  const answers = await readBatch(client, {
    [sessionTable]: { Keys: [sessionRowOf(sessionKeyOf(token))], ConsistentRead: true },
    [controlTable]: { Keys: [controlKey.tenant(tenantHint)], ConsistentRead: true },
  });
  return {
    session: sessionIn(answers[sessionTable]?.[0]),
    tenant: tenantRecordOf(tenantHint, answers[controlTable]?.[0]),
  };
};
