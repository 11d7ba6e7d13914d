import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { onboardingRunsOf } from './onboarding-runs.ts';
import { directoryUsersOf } from './directory-users.ts';
import type { OnboardingEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { keyStoreOf, keystoreName } from '#lambdas/adapters/tenant/key-store.ts';
import { companyCodeOf } from '#domain/tenants/sign-in-name.ts';
import { company, companyCode as code, welcome } from '#rows/control.ts';
import { welcomeMail } from '#rows/onboarding.ts';
import { companyKey } from '#rows/keystore.ts';
import { kmsKeysOf, type KeyContext } from '#lambdas/adapters/aws/kms-keys.ts';
import { mailerOf } from '#lambdas/adapters/aws/mail.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';

type Item = Readonly<Record<string, unknown>>;
type KnownMail = ReturnType<typeof welcomeMail.read>;

/** Writes an item that is not there yet; one that is there stays as it is. */
const putOnce = async (client: DynamoDBDocumentClient, TableName: string, Item: Item): Promise<void> => {
  try {
    await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
  } catch (error) {
    if (!isFailedCondition(error)) throw error;
  }
};

const controlPlane = (client: DynamoDBDocumentClient, table: string) => ({
  /** The tenant of this company code, which from now on is taken by it. */
  claimCode: async (companyCode: string, wanted: TenantId): Promise<TenantId> => {
    await putOnce(
      client,
      table,
      code.stored({ companyCode: companyCodeOf(companyCode) }, { tenantId: wanted }),
    );
    const Key = code.primaryKey({ companyCode: companyCodeOf(companyCode) });
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    assert(Item !== undefined, 'the company code leads to a tenant');
    return code.read(Item).tenantId;
  },
  putCompany: (tenantId: TenantId, companyCode: string, content: Parameters<typeof company.stored>[1]) =>
    putOnce(client, table, company.stored({ tenantId }, content, { TenantList: { companyCode } })),
  isCompany: async (tenantId: TenantId): Promise<boolean> => {
    const Key = company.primaryKey({ tenantId });
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item !== undefined;
  },
  wasWelcomed: async (tenantId: TenantId, userId: UserId): Promise<boolean> => {
    const Key = welcome.primaryKey({ tenantId, userId });
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item !== undefined;
  },
  /** What is known of a mail to the first administrator. */
  mailOf: async (place: Parameters<typeof welcomeMail.primaryKey>[0]): Promise<KnownMail | undefined> => {
    const Key = welcomeMail.primaryKey(place);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item === undefined ? undefined : welcomeMail.read(Item);
  },
  /** Written down before it is sent, over what was known. False where another run is at it. */
  beginMail: async (
    place: Parameters<typeof welcomeMail.primaryKey>[0],
    { attempt, at }: Pick<KnownMail, 'attempt' | 'at'>,
    known: KnownMail | undefined,
  ): Promise<boolean> => {
    const Item = welcomeMail.stored(place, { state: 'sending', attempt, at });
    const guard =
      known === undefined
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : {
            ConditionExpression: '#state = :state AND attempt = :attempt',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': known.state, ':attempt': known.attempt },
          };
    try {
      await client.send(new PutCommand({ TableName: table, Item, ...guard }));
      return true;
    } catch (error) {
      if (isFailedCondition(error)) return false;
      throw error;
    }
  },
  noteMail: async (place: Parameters<typeof welcomeMail.primaryKey>[0], known: KnownMail): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item: welcomeMail.stored(place, known) }));
  },
  markWelcomed: (tenantId: TenantId, userId: UserId) =>
    putOnce(client, table, welcome.stored({ tenantId, userId }, {})),
});

/** What making a tenant touches. The function signs as itself: there is no session of a tenant that is not yet. */
export const onboardingContextOf = (environment: OnboardingEnvironment, clock: Clock) => {
  const { region, controlTable, keystoreTable, kekArn, appOrigin } = environment;
  const client = workersClientOf({ region });
  const kms = kmsKeysOf({ region });
  const makeKey = async (tenantId: TenantId, purpose: KeyContext['purpose'], at: string) => {
    const place = { tenantId, keyName: keystoreName[purpose], keyVersion: 1 };
    const Key = companyKey.primaryKey(place);
    const { Item } = await client.send(new GetCommand({ TableName: keystoreTable, Key }));
    if (Item !== undefined) return;
    const wrapped = await kms.makeWrapped(kekArn, { tenantId, purpose });
    await putOnce(client, keystoreTable, companyKey.stored(place, { wrapped, kekArn, createdAt: at }));
  };
  return {
    control: controlPlane(client, controlTable),
    runs: onboardingRunsOf(client, controlTable),
    makeKeys: async (tenantId: TenantId, at: string): Promise<void> => {
      await Promise.all([makeKey(tenantId, 'dek', at), makeKey(tenantId, 'hmac', at)]);
    },
    keysOf: (tenantId: TenantId) =>
      keyStoreOf({ tenantId, client, keystoreTable, unwrap: kms.unwrap, clock }),
    tableOf: (tenantId: TenantId) => tenantTableOf(tenantId, client, environment),
    directory: directoryUsersOf(environment),
    // The SDK's own second attempt would be a second mail.
    send: mailerOf({ ...environment, attempts: 1 }),
    appOrigin,
    clock,
  };
};

export type OnboardingContext = ReturnType<typeof onboardingContextOf>;
