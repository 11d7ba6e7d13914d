import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { keyStoreOf } from '#lambdas/adapters/tenant/key-store.ts';
import { kmsKeysOf } from '#lambdas/adapters/aws/kms-keys.ts';
import type { RestoredTableReader } from './restored-table.ts';
import { keyVersionOf, openText, sealedTables } from '#lambdas/adapters/tenant/sealed-text.ts';
import { companyKey } from '#rows/keystore.ts';
import { person } from '#rows/people.ts';
import { storedPartsOf } from '#rows/read-key.ts';

type Parts = {
  readonly tenantId: TenantId;
  /** Of the stage that is alive: a restored table is opened with the keys in use. */
  readonly keystore: { readonly client: DynamoDBDocumentClient; readonly table: string };
  readonly clock: Clock;
};

/** Enough rows to see that keys and rows belong together. */
const rowsOpened = 5;

const opens = async (opening: () => Promise<unknown>): Promise<boolean> => {
  try {
    await opening();
    return true;
  } catch (error) {
    // The key does not fit, or the row is damaged: that is the answer. Anything else is an outage.
    const isAnswer =
      error instanceof Error && /^(InvalidCiphertextException|IncorrectKeyException|Error)$/.test(error.name);
    if (!isAnswer) throw error;
    return false;
  }
};

/** Opens what is sealed for the one tenant that is ours; no other tenant's key is ever unwrapped here. */
export const canaryRowsOf = ({ tenantId, keystore, clock }: Parts) => {
  const openPeople = async (table: RestoredTableReader): Promise<boolean> => {
    const rows = await table.rows(person.partitionKey({ tenantId }), rowsOpened);
    const kms = kmsKeysOf({ region: table.region });
    const keys = keyStoreOf({
      tenantId,
      client: keystore.client,
      keystoreTable: keystore.table,
      unwrap: kms.unwrap,
      clock,
    });
    const sealed = rows.filter((row) => storedPartsOf(person, row) !== undefined);
    if (sealed.length === 0) return false;
    return opens(() =>
      Promise.all(
        sealed.map(async (row) => {
          const { email: envelope } = person.read(row);
          const { PK, SK } = row;
          const place = { table: sealedTables.data, pk: String(PK), sk: String(SK), attribute: 'email' };
          return openText(envelope, place, await keys.dataKey(keyVersionOf(envelope)));
        }),
      ),
    );
  };
  const unwrapKeys = async (table: RestoredTableReader): Promise<boolean> => {
    const rows = await table.rows(companyKey.partitionKey({ tenantId }), rowsOpened);
    const wrapped = rows
      .filter((row) => storedPartsOf(companyKey, row)?.keyName === 'DEK')
      .map((row) => companyKey.read(row).wrapped);
    if (wrapped.length === 0) return false;
    const kms = kmsKeysOf({ region: table.region });
    return opens(() => Promise.all(wrapped.map((bytes) => kms.unwrap(bytes, { tenantId, purpose: 'dek' }))));
  };
  return {
    opensIn: async (name: string, table: RestoredTableReader): Promise<boolean | undefined> => {
      if (name === 'TenantData') return openPeople(table);
      return name === 'Keystore' ? unwrapKeys(table) : undefined;
    },
  };
};
