import type { DynamoDBStreamEvent } from 'aws-lambda';
import { ipsetNotifyEnvironment, onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { queueAt } from '#lambdas/adapters/aws/queue.ts';
import { announceAddresses } from '#lambdas/tenants/announce-addresses.ts';

const queue = onFirstUse((source) => queueAt(ipsetNotifyEnvironment(source)));

/** Called by the control table's stream, for the records of dedicated tenants that its filter lets through. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
  await announceAddresses(Records, queue());
};
