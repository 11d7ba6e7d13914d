import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { auditDayOf, auditFactsOf, type AuditEntry } from '#lambdas/adapters/tenant/audit-trail.ts';
import { operatorDeed } from '#rows/audit.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';

export type OperatorRequest = {
  readonly at: Instant;
  readonly requestId: string;
  readonly sourceIp: string;
  readonly operator?: { readonly operatorId: OperatorId } | undefined;
};

/** Puts one append-only item into the operators' day (9.2.3). Operators are few, so a day is one partition. */
export type RecordOperator = (request: OperatorRequest, entry: Omit<AuditEntry, 'detail'>) => Promise<void>;

export const operatorAuditOf =
  (client: DynamoDBDocumentClient, TableName: string): RecordOperator =>
  async ({ operator, ...request }, entry) => {
    const actor = operator === undefined ? undefined : { userId: operator.operatorId };
    const { at } = request;
    const Item = operatorDeed.stored(
      { day: auditDayOf(at), eventId: ulidAt(at) },
      auditFactsOf({ ...request, actor }, entry),
    );
    await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
  };
