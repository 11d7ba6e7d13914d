import * as v from 'valibot';

import type { CloudTemplate } from '#lib/template/cloud-template.ts';

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
});

/**
 * The queues of a template.
 * @throws Error for a FIFO queue, which the local cloud does not have
 */
export const queuesOf = (template: CloudTemplate): readonly QueueSettings[] =>
  template.ofType('AWS::SQS::Queue').map((resource) => {
    const found = v.parse(queueShape, resource.properties);
    if (found.FifoQueue) throw new Error(`${resource.path} is a FIFO queue, which the local cloud lacks`);
    const { RedrivePolicy: redrive } = found;
    return {
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
    };
  });
