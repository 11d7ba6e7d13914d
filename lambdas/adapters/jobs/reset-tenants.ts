import { GetCommand, PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TimeBox } from '#domain/rights/time-box.ts';
import { auditWrite, type AuditEntry, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
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
import type { Part } from '#rows/contents.ts';
import { startOf } from '#rows/patterns.ts';
import { login, mailAddress, mailAddressesChecked, person as personRow } from '#rows/people.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { invitationsIn } from './invitations.ts';
import { namesToldIn } from './names-told.ts';
import { passkeysToldIn } from './passkeys-told.ts';
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
  /** @default his account is for good */
  readonly timeBox?: TimeBox | undefined;
  readonly email: string;
  readonly logins: readonly string[];
};

/** What the way to a link needs of its rows; the role may read nothing else (lib/stacks/messaging.ts). */
const [whoIs, ownLogin, leading, noAddress, address, whole] = [
  personRow.only('doc'),
  login.only('userId'),
  mailAddress.only('userId', 'logins'),
  mailAddress.only(),
  personRow.only('email'),
  personRow.only('doc', 'email'),
];
const checked = mailAddressesChecked.only('at');

type Asked<Found> = {
  readonly kind: Pick<typeof login | typeof mailAddress | typeof personRow, 'pk' | 'sk' | 'partitionKey'>;
  readonly part: Part<Found>;
  /** @default all of the partition */
  readonly skPrefix?: string;
};

/** All rows of a kind in its partition, page by page, with a few of their attributes. */
const rowsIn = ({ tenantId, client, environment }: Parts) =>
  async function* rows<Found>({ kind, part, skPrefix = '' }: Asked<Found>) {
    const { ProjectionExpression, ExpressionAttributeNames } = onlyOf(['PK', 'SK', ...part.attributes]);
    let ExclusiveStartKey: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new QueryCommand({
          TableName: environment.tenantDataTable,
          KeyConditionExpression: skPrefix === '' ? '#PK = :pk' : '#PK = :pk AND begins_with(#SK, :prefix)',
          ExpressionAttributeNames,
          ExpressionAttributeValues: {
            ':pk': kind.partitionKey({ tenantId }),
            ...(skPrefix === '' ? {} : { ':prefix': skPrefix }),
          },
          ProjectionExpression,
          ConsistentRead: true,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items ?? [])
        if (storedPartsOf({ ...kind, parts: {} }, item) !== undefined) yield { item, found: part.read(item) };
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
  const rows = rowsIn(parts);
  const open = opening(parts);
  const TableName = environment.tenantDataTable;
  const put = (item: Item) => client.send(new PutCommand({ TableName, Item: item }));
  const loginsOfPeople = async (): Promise<ReadonlyMap<unknown, readonly string[]>> => {
    const logins = new Map<unknown, readonly string[]>();
    for await (const { item, found } of rows({ kind: login, part: ownLogin })) {
      const place = storedPartsOf(login, item);
      const { userId } = found;
      if (place !== undefined) logins.set(userId, [...(logins.get(userId) ?? []), place.loginHash]);
    }
    return logins;
  };
  return {
    rowsOf: async (named: string) => {
      const mailHash = mailHashOf(named, await keys.loginKey());
      const leadingTo: { readonly userId: UserId; readonly logins: readonly string[] }[] = [];
      const skPrefix = startOf(mailAddress.sk, { mailHash });
      for await (const { found } of rows({ kind: mailAddress, part: leading, skPrefix }))
        leadingTo.push(found);
      return leadingTo;
    },
    checkedAt: async (): Promise<Instant | undefined> => {
      const { Item } = await client.send(
        new GetCommand({
          TableName,
          Key: mailAddressesChecked.primaryKey({ tenantId }),
          ...onlyOf(checked.attributes),
        }),
      );
      return Item === undefined ? undefined : checked.read(Item).at;
    },
    /** Adds what is missing. Ended half way it is begun anew: each row is the same whenever it is put. */
    check: async (at: Instant): Promise<void> => {
      const known = new Set<unknown>();
      for await (const { item } of rows({ kind: mailAddress, part: noAddress })) known.add(item['SK']);
      const key = await keys.loginKey();
      const logins = await loginsOfPeople();
      for await (const { item, found } of rows({ kind: personRow, part: address })) {
        const { userId } = storedPartsOf(personRow, item) ?? {};
        if (userId === undefined) continue;
        const email = await open(userId, found.email);
        // Whoever was deleted has none.
        if (email === '') continue;
        const mailHash = mailHashOf(namedHashOf(tenantId, email), key);
        const content = { userId, logins: logins.get(userId) ?? [] };
        const made = mailAddress.stored({ tenantId, mailHash, userId }, content);
        if (!known.has(made.SK)) await put(made);
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
        ...onlyOf(whole.attributes),
      }),
    );
    if (Item === undefined) return undefined;
    const row = whole.read(Item);
    const { name, isActive, timeBox } = row.doc;
    const email = await open(userId, row.email);
    return namedHashOf(tenantId, email) === named
      ? { userId, name, isActive, timeBox, email, logins }
      : undefined;
  };
  return {
    ...index,
    /** All of the company, page by page, whoever may sign in or not. */
    everybody: async function* everybody() {
      for await (const { item, found } of rowsIn(parts)({ kind: personRow, part: whoIs }))
        if (storedPartsOf(personRow, item) !== undefined) yield found.doc;
    },
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
    invitations: invitationsIn(parts),
    names: namesToldIn(parts),
    passkeysOf: passkeysToldIn(parts),
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
