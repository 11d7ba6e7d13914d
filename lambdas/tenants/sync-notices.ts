import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { addressNotice } from './address-notice.ts';
import { syncAddresses, type SyncContext } from './sync-addresses.ts';

const tell = ({ messageId }: SQSRecord, error: unknown): void => {
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  writeToLog(JSON.stringify({ level: 'error', job: 'ipset-sync', messageId, outcome: 'failed', cause }));
};

/**
 * Synchronizes the tenants that a batch names, each once, and answers with the messages that it could not follow. A
 * tenant that fails keeps no other one waiting: each has a group of its own in the queue.
 */
export const syncNotices = async (
  records: readonly SQSRecord[],
  context: SyncContext,
): Promise<SQSBatchResponse> => {
  const synced = new Map<string, Promise<number>>();
  const failed: SQSRecord[] = [];
  for (const record of records) {
    try {
      const { tenantId } = v.parse(addressNotice, JSON.parse(record.body));
      const known = synced.get(tenantId) ?? syncAddresses([tenantId], context);
      synced.set(tenantId, known);
      // oxlint-disable-next-line no-await-in-loop -- AWS allows one update of a set per second
      await known;
    } catch (error) {
      tell(record, error);
      failed.push(record);
    }
  }
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
