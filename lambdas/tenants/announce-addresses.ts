import type { DynamoDBRecord } from 'aws-lambda';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { QueuedMessage } from '#lambdas/adapters/aws/queue.ts';
import { company } from '#rows/control.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';

const tenantIn = ({ dynamodb }: DynamoDBRecord): TenantId | undefined => {
  const keys = nativeItemOf(dynamodb?.Keys ?? {});
  return storedPartsOf(company, keys)?.tenantId;
};

/**
 * One notice for each tenant whose record in the control table changed. The change's own id keeps a record that the
 * stream hands over twice from being a second notice, and a second change from being taken for the first.
 */
export const announceAddresses = async (
  records: readonly DynamoDBRecord[],
  send: (messages: readonly QueuedMessage[]) => Promise<void>,
): Promise<number> => {
  const lastChanges = new Map<TenantId, string>();
  for (const record of records) {
    const tenantId = tenantIn(record);
    if (tenantId !== undefined) lastChanges.set(tenantId, record.eventID ?? '');
  }
  const notices = [...lastChanges].map(([tenantId, eventId]): QueuedMessage => ({
    body: { tenantId },
    order: { groupId: tenantId, deduplicationId: eventId },
  }));
  await send(notices);
  return notices.length;
};
