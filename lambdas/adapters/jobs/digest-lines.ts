import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClaimId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { NoticeKind } from '#domain/notices/notice-kinds.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { delivery, digestLine } from '#rows/notices.ts';
import { startOf } from '#rows/patterns.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { sentAudit } from './notice-deliveries.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
};

/** One line of a digest, as it was put by: which act, and as what. */
export type DigestLine = {
  readonly noticeId: string;
  readonly claimId: ClaimId;
  readonly notice: NoticeKind;
  readonly at: Instant;
};
type Digest = { readonly userId: UserId; readonly due: Instant };

/** One transaction takes 100 writes, and a line that was told takes three. */
const linesAtOnce = 30;

/** What a line is read by; the role may ask for no other attribute of the partition (lib/stacks/messaging.ts). */
const { attributes, read } = digestLine.only('claimId', 'notice', 'happenedAt');

/** That a digest named a line: each claim has its own audit item, and its notice was sent. */
type Telling = { readonly named: ReadonlySet<string>; readonly digestId: string; readonly at: Instant };

export const digestLineWrite = ({ userId, due }: Digest, line: DigestLine): Write => {
  const { noticeId: eventId, claimId, notice, at: happenedAt } = line;
  return { kind: 'put', ...digestLine.row({ userId, at: due, eventId }, { claimId, notice, happenedAt }) };
};

/** The lines of the digests of one company. */
export const digestLinesIn = ({ tenantId, client, environment }: Parts) => {
  const table = tenantTableOf(tenantId, client, environment);
  return {
    /** The oldest lines of this very digest, at most so many. */
    findLines: async ({ userId, due }: Digest, most: number): Promise<readonly DigestLine[]> => {
      const { ProjectionExpression, ExpressionAttributeNames } = onlyOf(['PK', 'SK', ...attributes]);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: environment.tenantDataTable,
          KeyConditionExpression: '#PK = :pk AND begins_with(#SK, :prefix)',
          ExpressionAttributeNames,
          ProjectionExpression,
          ExpressionAttributeValues: {
            ':pk': digestLine.partitionKey({ tenantId, userId }),
            ':prefix': startOf(digestLine.sk, { at: due }),
          },
          ConsistentRead: true,
          Limit: most,
        }),
      );
      return Items.flatMap((item) => {
        const noticeId = storedPartsOf(digestLine, item)?.eventId;
        const { claimId, notice, happenedAt: at } = read(item);
        return noticeId === undefined ? [] : [{ noticeId, claimId, notice, at }];
      });
    },
    /** Takes lines away; of each that its digest named, the trail says so in the same transaction. */
    dropLines: async (
      { userId, due }: Digest,
      lines: readonly DigestLine[],
      telling: Telling,
    ): Promise<void> => {
      for (let first = 0; first < lines.length; first += linesAtOnce) {
        const some = lines.slice(first, first + linesAtOnce);
        const gone = some.map(({ noticeId: eventId }): Write => ({
          kind: 'delete',
          key: digestLine.key({ userId, at: due, eventId }),
          // Whoever takes it away is the one who tells the trail.
          condition: { expression: 'attribute_exists(PK)' },
        }));
        const told = some.filter(({ noticeId }) => telling.named.has(noticeId));
        // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
        const audit = await Promise.all(
          told.map(({ claimId }) => sentAudit({ noticeId: telling.digestId, about: claimId }, telling.at)),
        );
        const sent = told.map(({ noticeId: eventId }): Write => ({
          kind: 'update',
          key: delivery.key({ eventId, userId }),
          change: delivery.change({ set: { sentAt: telling.at } }),
        }));
        // oxlint-disable-next-line no-await-in-loop
        await table.transact({ gone, audit, sent });
      }
    },
  };
};
