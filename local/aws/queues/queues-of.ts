import * as v from 'valibot';

import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

import type { QueueSettings } from './queue.ts';

const redriveShape = v.object({
  deadLetterTargetArn: v.string(),
  maxReceiveCount: v.pipe(v.union([v.string(), v.number()]), v.transform(Number)),
});

const queueShape = v.looseObject({
  VisibilityTimeout: v.optional(v.number(), 30),
  DelaySeconds: v.optional(v.number(), 0),
  RedrivePolicy: v.optional(redriveShape),
  FifoQueue: v.optional(v.boolean(), false),
  ContentBasedDeduplication: v.optional(v.boolean(), false),
  DeduplicationScope: v.optional(v.picklist(['queue', 'messageGroup']), 'queue'),
});

const isFifo = (named: string): boolean => named.endsWith('.fifo');

/** What CloudFormation would find out while it makes the queue. */
const assertOneKind = (path: string, { name, redrive, fifo }: QueueSettings): void => {
  if (isFifo(name) !== (fifo !== undefined))
    throw new Error(`${path}: a queue is a FIFO queue when its name ends with .fifo, and only then`);
  if (redrive !== undefined && isFifo(redrive.deadLetterArn) !== (fifo !== undefined))
    throw new Error(
      `${path}: the dead letters of a FIFO queue lie in a FIFO queue, those of another in another`,
    );
};

/**
 * The queues of a template.
 * @throws Error when a FIFO queue and its dead letters do not go together
 */
export const queuesOf = (template: CloudTemplate): readonly QueueSettings[] =>
  template.ofType('AWS::SQS::Queue').map((resource) => {
    const found = v.parse(queueShape, resource.properties);
    const { RedrivePolicy: redrive } = found;
    const settings: QueueSettings = {
      name: resource.attribute('QueueName'),
      arn: resource.attribute('Arn'),
      visibilityTimeoutSeconds: found.VisibilityTimeout,
      delaySeconds: found.DelaySeconds,
      ...(redrive === undefined
        ? {}
        : {
            redrive: {
              deadLetterArn: redrive.deadLetterTargetArn,
              maxReceiveCount: redrive.maxReceiveCount,
            },
          }),
      ...(found.FifoQueue
        ? {
            fifo: {
              isContentBased: found.ContentBasedDeduplication,
              deduplicates: found.DeduplicationScope,
            },
          }
        : {}),
    };
    assertOneKind(resource.path, settings);
    return settings;
  });
