import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { openPasskeyName } from '#lambdas/adapters/sign-in/passkey-name.ts';
import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import { standing, type KeptPasskey } from '#rows/sign-in.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
  readonly keys: KeyStore;
};

/** The role reads nothing else of a standing (lib/constructs/finding-people.ts). */
const counting = standing.only('passkeys');

/** The passkeys of somebody that count, as he calls them. */
export const passkeysToldIn =
  ({ tenantId, client, environment, keys }: Parts) =>
  async (userId: UserId): Promise<readonly Pick<KeptPasskey, 'name' | 'since'>[]> => {
    const who = { tenantId, userId };
    const { Item } = await client.send(
      new GetCommand({
        TableName: environment.sessionTable,
        Key: standing.primaryKey(who),
        ConsistentRead: true,
        ...onlyOf(counting.attributes),
      }),
    );
    if (Item === undefined) return [];
    const { passkeys = [] } = counting.read(Item);
    return Promise.all(
      passkeys.map(async ({ name, since }) => ({ since, name: await openPasskeyName(keys, who, name) })),
    );
  };
