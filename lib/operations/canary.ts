import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { companyKey } from '#rows/keystore.ts';
import { person } from '#rows/people.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { wantedBy } from '#lib/operations/restore-order.ts';
import type { RestoreOrder } from '#lib/operations/restore-order.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import type { Call, Send } from '#lib/operations/step.ts';
import { nobodysTenantId } from '#lib/settings.ts';

const rowsOf = (TableName: string, partition: string): Call => ({
  service: 'dynamodb',
  operation: 'Query',
  input: {
    TableName,
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': { S: partition } },
    Limit: 25,
  },
});

/** The call that unwraps a key of one tenant; it answers in memory and nothing of it is shown. */
const unwrapping = (CiphertextBlob: unknown, tenantId: string): Call => ({
  service: 'kms',
  operation: 'Decrypt',
  input: { CiphertextBlob, EncryptionContext: { tenantId, purpose: 'dek' } },
});

const keysFault = async (tableName: string, tenantId: TenantId, send: Send): Promise<string | undefined> => {
  const rows = listIn(await send(rowsOf(tableName, companyKey.partitionKey({ tenantId }))), 'Items');
  const wrapped = rows
    .filter((row) => {
      const [PK, SK] = [partOf(row, 'PK', 'S'), partOf(row, 'SK', 'S')];
      return storedPartsOf(companyKey, { PK, SK })?.keyName === 'DEK';
    })
    .map((row) => partOf(row, 'wrapped', 'B'));
  if (wrapped.length === 0) return `${tableName} にカナリアのテナントの鍵がありません`;
  try {
    await Promise.all(wrapped.map((bytes) => send(unwrapping(bytes, tenantId))));
    return undefined;
  } catch (error) {
    const isAnswer =
      error instanceof Error && /^(InvalidCiphertextException|IncorrectKeyException)$/.test(error.name);
    if (!isAnswer) throw error;
    return `${tableName} のカナリアの鍵を KMS で開けません`;
  }
};

const peopleFault = async (
  tableName: string,
  tenantId: TenantId,
  send: Send,
): Promise<string | undefined> => {
  const rows = listIn(await send(rowsOf(tableName, person.partitionKey({ tenantId }))), 'Items');
  return rows.length > 0 ? undefined : `${tableName} にカナリアのテナントの利用者がいません`;
};

/** What is wrong with the one tenant that is ours; `undefined` while nobody has onboarded it. */
export const canaryFaults = async (
  order: RestoreOrder,
  send: Send,
): Promise<readonly string[] | undefined> => {
  const tenantId = order.settings.backup?.canaryTenantId ?? nobodysTenantId;
  if (tenantId === nobodysTenantId) return undefined;
  if (!isTenantId(tenantId)) throw new Mistake(`canaryTenantId はテナントIDではありません: ${tenantId}`);
  const faults = await Promise.all(
    wantedBy(order).map(async ({ table, tableName }) => {
      if (table === 'keystore') return keysFault(tableName, tenantId, send);
      return table === 'tenantData' ? peopleFault(tableName, tenantId, send) : undefined;
    }),
  );
  return faults.filter((fault) => fault !== undefined);
};
