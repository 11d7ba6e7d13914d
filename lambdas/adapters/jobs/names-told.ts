import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { addressTokenOf, askedAddressPlaceOf } from '#lambdas/adapters/tenant/asked-address.ts';
import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import { keyVersionOf, openText, sealedTables } from '#lambdas/adapters/tenant/sealed-text.ts';
import { personChange } from '#rows/people.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { askedMailAddress } from '#rows/sign-in.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
  readonly keys: KeyStore;
};

/** What a word of other names needs of its rows; the role may read nothing else (lib/constructs/finding-people.ts). */
const toldChange = personChange.only('doc', 'byName', 'by', 'notices', 'keepers');
const [ofAsking, ofRow] = [
  askedMailAddress.only('noticeId', 'toHash', 'expiresAt', 'email', 'usedAt'),
  ['PK', 'SK'],
];

/** So often has a person rarely been changed between a change and its mail. */
const mostChanges = 200;

/** A change of somebody's names, with who hears of it. */
export type ToldChange = {
  readonly from: { readonly email?: string; readonly loginId?: string };
  readonly to: { readonly email?: string; readonly loginId?: string };
  readonly byName: string;
  readonly isOwn: boolean;
  readonly notices: readonly string[];
  readonly keepers: readonly UserId[];
};

type ToldAsking = {
  readonly isInForce: boolean;
  /** @default it counts no more */
  readonly link?: { readonly expiresAt: Instant; readonly email: string; readonly token: string };
};

const changesIn = ({ tenantId, client, environment, keys }: Parts) => {
  const open = async (item: Readonly<Record<string, unknown>>, doc: string) => {
    const { PK, SK } = item;
    const place = { table: sealedTables.data, pk: String(PK), sk: String(SK), attribute: 'doc' };
    return openText(doc, place, await keys.dataKey(keyVersionOf(doc)));
  };
  /** The change of which a notice tells: the newest that names it. */
  return async (userId: UserId, noticeId: string): Promise<ToldChange | undefined> => {
    const { ProjectionExpression, ExpressionAttributeNames } = onlyOf([...ofRow, ...toldChange.attributes]);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: environment.tenantDataTable,
        KeyConditionExpression: '#PK = :pk',
        ExpressionAttributeNames,
        ExpressionAttributeValues: { ':pk': personChange.partitionKey({ tenantId, userId }) },
        ProjectionExpression,
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: mostChanges,
      }),
    );
    for (const item of Items) {
      const { doc, byName, by, notices = [], keepers = [] } = toldChange.read(item);
      if (!notices.includes(noticeId) || storedPartsOf(personChange, item) === undefined) continue;
      // oxlint-disable-next-line no-await-in-loop -- the one that is meant
      // Our own code sealed it, of this form.
      const { from, to }: Pick<ToldChange, 'from' | 'to'> = JSON.parse(await open(item, doc));
      return { from, to, byName, isOwn: by === userId, notices, keepers };
    }
    return undefined;
  };
};

/** What the mails about somebody's names tell. */
export const namesToldIn = (parts: Parts) => {
  const { tenantId, client, environment, keys } = parts;
  return {
    changeOf: changesIn(parts),
    /**
     * What became of what he asked for by this notice: the link to the new address, while it counts; whether it is in force
     * already. Given up, over or followed by another asking it is neither.
     */
    askingOf: async (userId: UserId, noticeId: string, at: Instant): Promise<ToldAsking> => {
      const who = { tenantId, userId };
      const { Item } = await client.send(
        new GetCommand({
          TableName: environment.sessionTable,
          Key: askedMailAddress.primaryKey(who),
          ConsistentRead: true,
          ...onlyOf(ofAsking.attributes),
        }),
      );
      if (Item === undefined) return { isInForce: false };
      const { email, usedAt, ...asked } = ofAsking.read(Item);
      if (asked.noticeId !== noticeId) return { isInForce: false };
      const { expiresAt } = asked;
      if (email === undefined || at >= expiresAt) return { isInForce: usedAt !== undefined };
      const link = {
        expiresAt,
        email: openText(email, askedAddressPlaceOf(who), await keys.dataKey(keyVersionOf(email))),
        token: addressTokenOf({ userId, ...asked }, await keys.loginKey()),
      };
      return { isInForce: false, link };
    },
  };
};
