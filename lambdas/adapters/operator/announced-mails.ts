import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CompanyToldState } from '#domain/announcements/announcement-kinds.ts';
import {
  isFateUnknown,
  mailStates,
  type MailDecision,
  type MailState,
} from '#domain/announcements/mail-fate.ts';
import type { AnnouncementId, OperatorId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import { announcedCompany, announcedMail, announcedMailOpen } from '#rows/announcements.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { OperatorWrites } from './operator-transaction.ts';

/** So many rows are counted at most: four pages of DynamoDB. */
const countedMost = 20_000;

type CompanyRow = {
  readonly row: 'company';
  readonly tenantId: TenantId;
  readonly name: string;
  readonly state: CompanyToldState;
  readonly at: Instant;
  readonly recipients?: number;
};
type MailRow = {
  readonly row: 'mail';
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly number: number;
  readonly state: MailState;
  readonly attempt: number;
  readonly at: Instant;
  readonly why?: string;
  readonly decidedBy?: OperatorId;
};
export type AnnouncedRow = CompanyRow | MailRow;

const rowIn = (item: Item): readonly AnnouncedRow[] => {
  const mail = storedPartsOf(announcedMail, item);
  if (mail !== undefined)
    return [{ row: 'mail', tenantId: mail.tenantId, userId: mail.userId, ...announcedMail.read(item) }];
  const company = storedPartsOf(announcedCompany, item);
  return company === undefined
    ? []
    : [{ row: 'company', tenantId: company.tenantId, ...announcedCompany.read(item) }];
};

const isIn =
  <Part extends string>(wanted: Part) =>
  (row: AnnouncedRow): boolean =>
    row.row === wanted;

const countIn = (rows: readonly AnnouncedRow[], state: MailState): number =>
  rows.filter((row) => row.row === 'mail' && row.state === state).length;

const progressIn = (rows: readonly AnnouncedRow[], now: Instant) => ({
  companies: rows.filter(isIn('company')).length,
  withoutAdministrator: rows.filter((row) => row.row === 'company' && row.state === 'nobody').length,
  companiesWaiting: rows.filter((row) => row.row === 'company' && row.state === 'queued').length,
  mails: {
    waiting: countIn(rows, 'waiting'),
    intended: countIn(rows, 'intended'),
    accepted: countIn(rows, 'accepted'),
    delivered: countIn(rows, 'delivered'),
    bounced: countIn(rows, 'bounced'),
    complained: countIn(rows, 'complained'),
    refused: countIn(rows, 'refused'),
    declined: countIn(rows, 'declined'),
  } satisfies Record<(typeof mailStates)[number], number>,
  unknown: rows.filter((row) => row.row === 'mail' && isFateUnknown(row, now)).length,
});

const hasArrived = (row: AnnouncedRow): boolean =>
  row.row === 'mail' && (row.state === 'accepted' || row.state === 'delivered' || row.state === 'complained');

const reachedIn = (rows: readonly AnnouncedRow[]) =>
  rows.filter(isIn('company')).map(({ tenantId }) => {
    const [toldAt] = rows
      .filter((row) => row.tenantId === tenantId && hasArrived(row))
      .map(({ at }) => at)
      .toSorted();
    return { tenantId, ...(toldAt === undefined ? {} : { toldAt }) };
  });

const rowsIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (announcementId: AnnouncementId, limit: number, above?: string): Promise<readonly Item[]> => {
    const Items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before it ended
      const page = await client.send(
        new QueryCommand({
          TableName,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey: { ...ExclusiveStartKey } }),
          KeyConditionExpression: `PK = :pk${above === undefined ? '' : ' AND SK > :sk'}`,
          ExpressionAttributeValues: {
            ':pk': announcedCompany.partitionKey({ announcementId }),
            ...(above === undefined ? {} : { ':sk': above }),
          },
          ConsistentRead: true,
          Limit: limit - Items.length,
        }),
      );
      Items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && Items.length < limit);
    return Items;
  };

/** 送信状況不明: mails whose fate nobody knows, of whichever announcement; the first ones. */
const unknownIn =
  (client: DynamoDBDocumentClient, TableName: string) => async (now: Instant, limit: number) => {
    const names = ['PK', 'SK', 'at', 'state', 'name', 'number'];
    const found: { readonly name: string; readonly number: number; readonly at: Instant }[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const { ProjectionExpression, ExpressionAttributeNames } = onlyOf(names);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const page = await client.send(
        new QueryCommand({
          TableName,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey: { ...ExclusiveStartKey } }),
          KeyConditionExpression: '#PK = :pk',
          ExpressionAttributeValues: { ':pk': announcedMailOpen.partitionKey({}) },
          ProjectionExpression,
          ExpressionAttributeNames,
          ConsistentRead: true,
        }),
      );
      for (const item of page.Items ?? []) {
        if (storedPartsOf(announcedMailOpen, item) === undefined) continue;
        const row = announcedMailOpen.read(item);
        if (isFateUnknown(row, now)) found.push(row);
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && found.length < limit);
    return found.slice(0, limit);
  };

/** The delivery log: companies with their mails behind them, by the ids of companies. */
export const announcedMailsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const query = rowsIn(client, TableName);
  return {
    find: async (
      announcementId: AnnouncementId,
      { tenantId, userId }: { readonly tenantId: TenantId; readonly userId: UserId },
    ): Promise<MailRow | undefined> => {
      const Key = announcedMail.primaryKey({ announcementId, tenantId, userId });
      const { Item: found } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      const row = found === undefined ? undefined : rowIn(found)[0];
      return row?.row === 'mail' ? row : undefined;
    },
    /** Throws `MalformedCursor`. */
    page: async (
      announcementId: AnnouncementId,
      { limit, cursor }: { readonly limit: number; readonly cursor?: string },
    ): Promise<{ readonly items: readonly AnnouncedRow[]; readonly nextCursor?: string }> => {
      const above =
        cursor === undefined ? undefined : sortKeyIn(cursor, announcedCompany.among({ announcementId }));
      const found = await query(announcementId, limit + 1, above);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const items = shown.flatMap(rowIn);
      return found.length <= limit || last === undefined
        ? { items }
        : { items, nextCursor: cursorBehind(String(last['SK'])) };
    },
    progress: async (announcementId: AnnouncementId, now: Instant) => {
      const rows = await query(announcementId, countedMost);
      return { ...progressIn(rows.flatMap(rowIn), now), isCut: rows.length >= countedMost };
    },
    /** Whom it went to, and when the first mail of each was taken; undefined where there are more than can be counted. */
    reached: async (announcementId: AnnouncementId) => {
      const rows = await query(announcementId, countedMost);
      return rows.length >= countedMost ? undefined : reachedIn(rows.flatMap(rowIn));
    },
    unknown: unknownIn(client, TableName),
  };
};
export type AnnouncedMails = ReturnType<typeof announcedMailsOf>;

type Deciding = {
  readonly announcementId: AnnouncementId;
  readonly mail: MailRow;
  readonly companyName: string;
  readonly by: OperatorId;
  readonly at: Instant;
};

/**
 * What an operator decided of a mail whose fate was unknown, for whoever comes first: an event that came between wins.
 */
export const mailDecided = (
  decision: MailDecision,
  { announcementId, mail, companyName, by, at }: Deciding,
): OperatorWrites => {
  const place = { announcementId, tenantId: mail.tenantId, userId: mail.userId };
  const isAgain = decision === 'send-again';
  const state = isAgain ? 'waiting' : 'declined';
  return {
    mail: {
      kind: 'update',
      table: 'control',
      key: announcedMail.primaryKey(place),
      change: announcedMail.change({
        set: { state, at, decidedBy: by, decidedAt: at, ...(isAgain ? { attempt: mail.attempt + 1 } : {}) },
      }),
      condition: {
        expression: '(#state = :intended OR #state = :refused) AND attempt = :attempt',
        names: { '#state': 'state' },
        values: { ':intended': 'intended', ':refused': 'refused', ':attempt': mail.attempt },
      },
    },
    open: isAgain
      ? {
          kind: 'put',
          table: 'control',
          item: announcedMailOpen.stored(place, { at, state, name: companyName, number: mail.number }),
        }
      : { kind: 'delete', table: 'control', key: announcedMailOpen.primaryKey(place) },
  };
};
