import { join } from 'node:path';

import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import { startJsonService } from '#local/aws/calls/json-service.ts';
import type { RunningService, ServiceOptions } from '#local/aws/calls/service-call.ts';

import { openQueue, type Queue, type QueueSettings } from './queue.ts';
import { queueOperations } from './queue-operations.ts';

export type RunningQueues = RunningService & {
  /** @throws Error when there is no such queue */
  readonly queue: (nameOrArn: string) => Queue;
  /** Told the ARN of a queue to which something happened. */
  readonly listen: (onChange: (queueArn: string) => void) => void;
  /** All messages as they lie now. */
  readonly remember: () => TakeBack;
};

/**
 * Starts the local SQS with its queues: standard and FIFO queues with redrive. With a data folder every answered call survives
 * a kill of the process.
 * @throws Error when a queue's file is damaged or the port is taken
 */
export const startQueues = async (
  options: ServiceOptions & { readonly queues: readonly QueueSettings[] },
): Promise<RunningQueues> => {
  const { dataFolder, clock } = options;
  const listeners: ((queueArn: string) => void)[] = [];
  const all = new Map<string, Queue>();
  const find = (named: string) => all.get(named.split(':').at(-1) ?? '');
  const queue = (named: string): Queue => {
    const found = find(named);
    if (found === undefined) throw new Error(`there is no queue ${named}`);
    return found;
  };
  for (const settings of options.queues) {
    const opened = openQueue(settings, {
      clock,
      ...(dataFolder === undefined ? {} : { file: join(dataFolder, 'queues', `${settings.name}.json`) }),
      deadLetters: (message) => queue(settings.redrive?.deadLetterArn ?? '').adopt(message),
      onChange: () => {
        for (const tell of listeners) tell(settings.arn);
      },
    });
    all.set(settings.name, opened);
  }
  const service = await startJsonService(options, {
    service: 'sqs',
    target: 'AmazonSQS',
    operations: queueOperations(find, clock),
  });
  return {
    ...service,
    queue,
    listen: (onChange) => void listeners.push(onChange),
    remember: () => {
      const back = [...all.values()].map(({ remember }) => remember());
      return () => back.forEach((takeBack) => takeBack());
    },
  };
};
