import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClaimId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { NoticeKind } from '#domain/notices/notice-kinds.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { digestLine } from '#rows/notices.ts';
import { startOf } from '#rows/patterns.ts';
import { storedPartsOf } from '#rows/read-key.ts';
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

/** One transaction takes 100 writes. */
const mostDeletes = 50;

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
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: environment.tenantDataTable,
          KeyConditionExpression: 'PK = :pk AND begins_with(SK, :prefix)',
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
        const { claimId, notice, happenedAt: at } = digestLine.read(item);
        return noticeId === undefined ? [] : [{ noticeId, claimId, notice, at }];
      });
    },
    dropLines: async ({ userId, due }: Digest, lines: readonly DigestLine[]): Promise<void> => {
      for (let first = 0; first < lines.length; first += mostDeletes) {
        const gone = lines.slice(first, first + mostDeletes).map(({ noticeId: eventId }): Write => ({
          kind: 'delete',
          key: digestLine.key({ userId, at: due, eventId }),
        }));
        // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
        await table.transact({ gone });
      }
    },
  };
};
