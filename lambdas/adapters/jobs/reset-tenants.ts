import { GetCommand, PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { auditWrite, type AuditEntry, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { keyStoreOf, type KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import {
  mailHashOf,
  namedHashOf,
  resetMailed,
  resetRowsOf,
  resetTokenOf,
} from '#lambdas/adapters/sign-in/reset-rows.ts';
import { emailPlaceOf } from '#lambdas/adapters/tenant/email-place.ts';
import { keyVersionOf, openText } from '#lambdas/adapters/tenant/sealed-text.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { unwrapLater } from '#lambdas/adapters/tenant/unwrap-later.ts';
import { startOf } from '#rows/patterns.ts';
import { login, mailAddress, mailAddressesChecked, person as personRow } from '#rows/people.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Item = Readonly<Record<string, unknown>>;
type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
  readonly keys: KeyStore;
};

/** Somebody with the mail address that was named. */
export type Named = {
  readonly userId: UserId;
  readonly name: string;
  readonly isActive: boolean;
  readonly email: string;
  readonly logins: readonly string[];
};

/** All rows of a partition, page by page, with a few of their attributes. */
const rowsIn = ({ client, environment }: Parts) =>
  async function* pages(pk: string, names: readonly string[], prefix = '') {
    let ExclusiveStartKey: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new QueryCommand({
          TableName: environment.tenantDataTable,
          KeyConditionExpression: prefix === '' ? 'PK = :pk' : 'PK = :pk AND begins_with(SK, :prefix)',
          ExpressionAttributeValues: {
            ':pk': pk,
            ...(prefix === '' ? {} : { ':prefix': prefix }),
          },
          ProjectionExpression: ['PK', 'SK', ...names].join(', '),
          ConsistentRead: true,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
        }),
      );
      const items: readonly Item[] = page.Items ?? [];
      yield items;
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  };

const opening =
  ({ tenantId, keys }: Parts) =>
  async (userId: UserId, envelope: string) => {
    const place = emailPlaceOf({ tenantId, userId });
    return openText(envelope, place, await keys.dataKey(keyVersionOf(envelope)));
  };

/** Leads from addresses to people: made with a person, and made up for those of before there was one. */
const indexIn = (parts: Parts) => {
  const { tenantId, client, environment, keys } = parts;
  const pages = rowsIn(parts);
  const open = opening(parts);
  const TableName = environment.tenantDataTable;
  const addresses = mailAddress.partitionKey({ tenantId });
  const put = (item: Item) => client.send(new PutCommand({ TableName, Item: item }));
  const loginsOfPeople = async (): Promise<ReadonlyMap<unknown, readonly string[]>> => {
    const logins = new Map<unknown, readonly string[]>();
    for await (const page of pages(login.partitionKey({ tenantId }), ['userId']))
      for (const row of page) {
        const place = storedPartsOf(login, row);
        const { userId } = row;
        if (place !== undefined) logins.set(userId, [...(logins.get(userId) ?? []), place.loginHash]);
      }
    return logins;
  };
  return {
    rowsOf: async (named: string) => {
      const mailHash = mailHashOf(named, await keys.loginKey());
      const prefix = startOf(mailAddress.sk, { mailHash });
      const found: { readonly userId: UserId; readonly logins: readonly string[] }[] = [];
      for await (const page of pages(addresses, ['userId', 'logins'], prefix))
        for (const { userId, logins } of page)
          if (isUserId(userId))
            found.push({ userId, logins: Array.isArray(logins) ? logins.map(String) : [] });
      return found;
    },
    checkedAt: async (): Promise<Instant | undefined> => {
      const { Item } = await client.send(
        new GetCommand({
          TableName,
          Key: mailAddressesChecked.primaryKey({ tenantId }),
          ProjectionExpression: '#at',
          ExpressionAttributeNames: { '#at': 'at' },
        }),
      );
      const at: unknown = Item?.['at'];
      return isInstant(at) ? at : undefined;
    },
    /** Adds what is missing. Ended half way it is begun anew: each row is the same whenever it is put. */
    check: async (at: Instant): Promise<void> => {
      const known = new Set<unknown>();
      for await (const page of pages(addresses, [])) for (const { SK } of page) known.add(SK);
      const key = await keys.loginKey();
      const logins = await loginsOfPeople();
      for await (const page of pages(personRow.partitionKey({ tenantId }), ['email']))
        for (const row of page) {
          const { userId } = storedPartsOf(personRow, row) ?? {};
          const { email } = row;
          if (userId === undefined || typeof email !== 'string') continue;
          const mailHash = mailHashOf(namedHashOf(tenantId, await open(userId, email)), key);
          const content = { userId, logins: [...(logins.get(userId) ?? [])] };
          const address = mailAddress.stored({ tenantId, mailHash, userId }, content);
          if (!known.has(address.SK)) await put(address);
        }
      await put(mailAddressesChecked.stored({ tenantId }, { at }));
    },
  };
};

const peopleIn = (parts: Parts) => {
  const { tenantId, client, environment } = parts;
  const open = opening(parts);
  const index = indexIn(parts);
  /** Undefined where the row leads to somebody who has another address by now. */
  const person = async (
    { userId, logins }: { readonly userId: UserId; readonly logins: readonly string[] },
    named: string,
  ): Promise<Named | undefined> => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: environment.tenantDataTable,
        Key: personRow.primaryKey({ tenantId, userId }),
        ConsistentRead: true,
        ProjectionExpression: 'doc, email',
      }),
    );
    if (Item === undefined) return undefined;
    const row = personRow.read(Item);
    const { name, isActive } = row.doc;
    const email = await open(userId, row.email);
    return namedHashOf(tenantId, email) === named ? { userId, name, isActive, email, logins } : undefined;
  };
  return {
    ...index,
    named: async (named: string): Promise<readonly Named[]> => {
      const found = await Promise.all((await index.rowsOf(named)).map((row) => person(row, named)));
      return found.filter((one) => one !== undefined);
    },
  };
};

const resetTenantOf = (parts: Parts) => {
  const { tenantId, client, environment, keys } = parts;
  const table = tenantTableOf(tenantId, client, environment);
  const rows = resetRowsOf(client, environment.sessionTable);
  return {
    ...peopleIn(parts),
    tokenFor: async (userId: UserId, requestId: string) =>
      resetTokenOf({ tenantId, userId }, requestId, await keys.loginKey()),
    find: async (userId: UserId) => (await rows.find({ tenantId, userId })).reset,
    keep: (userId: UserId, ...kept: Kept) => rows.keep({ tenantId, userId }, ...kept),
    /** What came of a request. Told twice it stands once: `id` is the request's own. */
    record: async (request: AuditRequest, entry: AuditEntry, id: string): Promise<void> => {
      await table.transact({ audit: await auditWrite(request, entry, { id }) });
    },
    /** The mail went: the row and the trail know it, both or neither. */
    recordMailed: async (
      request: AuditRequest,
      entry: AuditEntry,
      { userId, requestId, id }: { readonly userId: UserId; readonly requestId: string; readonly id: string },
    ): Promise<void> => {
      const audit = await auditWrite(request, entry, { id });
      const outcome = await table.transact({ link: resetMailed(userId, requestId), audit });
      // The row ended by itself meanwhile: the mail went all the same. What was told before stands already.
      if (!outcome.stored && outcome.refused.audit === undefined) await table.transact({ audit });
    },
  };
};
type Kept =
  Parameters<ReturnType<typeof resetRowsOf>['keep']> extends [unknown, ...infer Rest] ? Rest : never;
export type ResetTenant = ReturnType<typeof resetTenantOf>;

/** Tenants as they are seen on the way to a link: who has an address, and the row of his link. */
export const resetTenantsOf = (environment: MailWorkerEnvironment, clock: Clock) => {
  const { region, tenantResetRoleArn: roleArn, keystoreTable } = environment;
  const assume = tenantSessionsOf(stsAssume(region), clock);
  return async (tenantId: TenantId): Promise<ResetTenant> => {
    const credentials = await assume({ roleArn, tenantId });
    const client = documentClientOf({ region, credentials });
    const unwrap = unwrapLater({ region, credentials });
    const keys = keyStoreOf({ tenantId, client, keystoreTable, unwrap, clock });
    return resetTenantOf({ tenantId, client, environment, keys });
  };
};
