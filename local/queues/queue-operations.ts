import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/calls/json-service.ts';
import { ServiceFault } from '#local/calls/service-call.ts';

import { md5Of, type Message, type Queue } from './queue.ts';

const operation = operationsRefusing('InvalidParameterValue');

const queueUrl = { QueueUrl: v.string() };
const delay = { DelaySeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(900))) };
const visibility = v.pipe(v.number(), v.minValue(0), v.maxValue(43_200));
const bodyBytesMax = 1_048_576;
const body = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((text) => Buffer.byteLength(text) <= bodyBytesMax, 'is longer than 1 MiB'),
);

const entries = <Schema extends v.GenericSchema<unknown, { readonly Id: string }>>(schema: Schema) =>
  v.pipe(
    v.array(schema),
    v.minLength(1),
    v.maxLength(10),
    v.check((all) => new Set(all.map(({ Id }) => Id)).size === all.length, 'two entries share an Id'),
  );

const sendBatch = v.object({
  ...queueUrl,
  Entries: entries(v.object({ Id: v.string(), MessageBody: body, ...delay })),
});
const deleteBatch = v.object({
  ...queueUrl,
  Entries: entries(v.object({ Id: v.string(), ReceiptHandle: v.string() })),
});

const sent = ({ id, body: text }: Message) => ({ MessageId: id, MD5OfMessageBody: md5Of(text) });

const wire = (message: Message) => ({
  MessageId: message.id,
  ReceiptHandle: message.receipt,
  Body: message.body,
  MD5OfBody: md5Of(message.body),
  Attributes: messageAttributes(message),
});

/** Numbers are text on this wire. */
export const messageAttributes = ({ receiveCount, sentAt, firstReceivedAt }: Message) => ({
  ApproximateReceiveCount: String(receiveCount),
  SentTimestamp: String(sentAt),
  ApproximateFirstReceiveTimestamp: String(firstReceivedAt ?? sentAt),
});

const attributesOf = (queue: Queue, nowMillis: number) => {
  const all = queue.messages();
  const isDelayed = (message: Message) => message.receiveCount === 0 && message.visibleAt > nowMillis;
  return {
    QueueArn: queue.arn,
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    ApproximateNumberOfMessages: String(all.filter(({ visibleAt }) => visibleAt <= nowMillis).length),
    ApproximateNumberOfMessagesDelayed: String(all.filter(isDelayed).length),
    ApproximateNumberOfMessagesNotVisible: String(
      all.filter((message) => message.visibleAt > nowMillis && !isDelayed(message)).length,
    ),
  };
};

type QueueOf = (urlOrName: string) => Queue;

const sendingOperations = (queueOf: QueueOf): Operations => ({
  SendMessage: operation(v.object({ ...queueUrl, MessageBody: body, ...delay }), (input) =>
    sent(queueOf(input.QueueUrl).send(input.MessageBody, input.DelaySeconds)),
  ),
  SendMessageBatch: operation(sendBatch, ({ QueueUrl, Entries }) => ({
    Successful: Entries.map(({ Id, MessageBody, DelaySeconds }) => ({
      Id,
      ...sent(queueOf(QueueUrl).send(MessageBody, DelaySeconds)),
    })),
    Failed: [],
  })),
});

const receive = v.object({
  ...queueUrl,
  MaxNumberOfMessages: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), 1),
  VisibilityTimeout: v.optional(visibility),
});
const hide = v.object({ ...queueUrl, ReceiptHandle: v.string(), VisibilityTimeout: visibility });

const receivingOperations = (queueOf: QueueOf): Operations => ({
  ReceiveMessage: operation(receive, ({ QueueUrl, MaxNumberOfMessages, VisibilityTimeout }) => ({
    Messages: queueOf(QueueUrl).receive(MaxNumberOfMessages, VisibilityTimeout).map(wire),
  })),
  DeleteMessage: operation(v.object({ ...queueUrl, ReceiptHandle: v.string() }), (input) => {
    queueOf(input.QueueUrl).remove(input.ReceiptHandle);
    return {};
  }),
  DeleteMessageBatch: operation(deleteBatch, ({ QueueUrl, Entries }) => {
    for (const { ReceiptHandle } of Entries) queueOf(QueueUrl).remove(ReceiptHandle);
    return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
  }),
  ChangeMessageVisibility: operation(hide, ({ QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
    if (queueOf(QueueUrl).hide(ReceiptHandle, VisibilityTimeout)) return {};
    throw new ServiceFault('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  }),
});

const tellingOperations = (queueOf: QueueOf, clock: () => Date): Operations => ({
  GetQueueUrl: operation(v.object({ QueueName: v.string() }), ({ QueueName }) => {
    const { arn, name } = queueOf(QueueName);
    const [, , , region = '', account = ''] = arn.split(':');
    return { QueueUrl: `https://sqs.${region}.amazonaws.com/${account}/${name}` };
  }),
  GetQueueAttributes: operation(v.object(queueUrl), ({ QueueUrl }) => ({
    Attributes: attributesOf(queueOf(QueueUrl), clock().getTime()),
  })),
});

/** What functions and scripts ask of SQS; any other operation is refused as unknown. */
export const queueOperations = (
  queueNamed: (name: string) => Queue | undefined,
  clock: () => Date,
): Operations => {
  const queueOf: QueueOf = (url) => {
    const queue = queueNamed(url.split('/').at(-1) ?? '');
    if (queue !== undefined) return queue;
    throw new ServiceFault('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
  };
  return {
    ...sendingOperations(queueOf),
    ...receivingOperations(queueOf),
    ...tellingOperations(queueOf, clock),
  };
};
