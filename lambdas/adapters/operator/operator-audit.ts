import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { auditDayOf, auditFactsOf, type AuditEntry } from '#lambdas/adapters/tenant/audit-trail.ts';
import { operatorDeed } from '#rows/audit.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { OperatorWrite } from './operator-transaction.ts';

export type OperatorRequest = {
  readonly at: Instant;
  readonly requestId: string;
  readonly sourceIp: string;
  readonly operator?: { readonly operatorId: OperatorId } | undefined;
};

/** `reason`: as the operator typed it. @default the act asks for none */
export type OperatorEntry = Omit<AuditEntry, 'detail'> & { readonly reason?: string | undefined };

/** Puts one append-only item into the operators' day (9.2.3). Operators are few, so a day is one partition. */
export type RecordOperator = (request: OperatorRequest, entry: OperatorEntry) => Promise<void>;

const isNew = { expression: 'attribute_not_exists(PK)' } as const;

const itemOf = ({ operator, ...request }: OperatorRequest, { reason, ...entry }: OperatorEntry) => {
  const actor = operator === undefined ? undefined : { userId: operator.operatorId };
  const { at } = request;
  return operatorDeed.stored(
    { day: auditDayOf(at), eventId: ulidAt(at) },
    { ...auditFactsOf({ ...request, actor }, entry), ...(reason === undefined ? {} : { reason }) },
  );
};

/** The same, to stand in the transaction of the deed. */
export const operatorAuditWrite = (request: OperatorRequest, entry: OperatorEntry): OperatorWrite => ({
  kind: 'put',
  table: 'audit',
  item: itemOf(request, entry),
  condition: isNew,
});

export const operatorAuditOf =
  (client: DynamoDBDocumentClient, TableName: string): RecordOperator =>
  async (request, entry) => {
    const Item = itemOf(request, entry);
    await client.send(new PutCommand({ TableName, Item, ConditionExpression: isNew.expression }));
  };
