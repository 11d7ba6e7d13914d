import type { ServiceCall } from '#local/aws/calls/service-call.ts';
import { eventRulesOf, eventsTo, type CloudEvent } from '#local/aws/events/start-events.ts';
import { mappingsOf, type EventSourceMapping } from '#local/aws/lambda/event-source-mappings.ts';
import { callerOf } from '#local/aws/lambda/function-identity.ts';
import { findFunction, functionsOf } from '#local/aws/lambda/lambda-function.ts';
import type { RunningLambda } from '#local/aws/lambda/start-lambda.ts';
import { machineTimer } from '#local/aws/lambda/timer.ts';
import { serveQueue } from '#local/aws/queues/serve-queue.ts';
import { startStreams, streamedTablesOf } from '#local/aws/streams/start-streams.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

import type { Services } from './start-services.ts';

/** What calls functions by itself: queues, table streams and event rules of the template. */
export type RunningSources = {
  /** Hands out all that lies in streams and queues, and waits for the functions. */
  readonly catchUp: () => Promise<void>;
  /** Tells the default event bus, as an AWS service would, and waits for the functions. */
  readonly publish: (event: CloudEvent) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Parts = {
  readonly template: CloudTemplate;
  readonly services: Services;
  readonly lambda: RunningLambda;
  readonly log: (speaker: string, line: string) => void;
};

const isOf =
  (service: string) =>
  ({ sourceArn }: EventSourceMapping): boolean =>
    sourceArn.split(':')[2] === service;

const pollCalls: Readonly<Record<string, readonly string[]>> = {
  sqs: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
  dynamodb: ['DescribeStream', 'GetShardIterator', 'GetRecords', 'ListStreams'],
};

/** Lambda polls with the rights of the function's role, and refuses a mapping to a role that lacks them. */
const assertMayPoll = async (
  { sourceArn, functionArn }: EventSourceMapping,
  { template, services }: Parts,
): Promise<void> => {
  const found = findFunction(functionsOf(template), functionArn);
  if (found === undefined) throw new Error(`an event source leads to ${functionArn}, which is no function`);
  const { gate, accountId } = services.options;
  const caller = callerOf(found, accountId);
  const service: ServiceCall['service'] = sourceArn.split(':')[2] === 'sqs' ? 'sqs' : 'dynamodb';
  const input = service === 'sqs' ? { QueueUrl: sourceArn } : { StreamArn: sourceArn };
  for (const operation of pollCalls[service] ?? []) {
    // oxlint-disable-next-line no-await-in-loop -- the first refusal is the one to be told
    await gate({ service, operation, caller, input });
  }
};

/**
 * Starts the event source mappings and event rules of a template.
 * @throws ServiceFault when a function's role may not read its source
 */
export const startSources = async (parts: Parts): Promise<RunningSources> => {
  const { template, services, lambda, log } = parts;
  const { clock, region, accountId } = services.options;
  const mappings = mappingsOf(template);
  for (const mapping of mappings) {
    // oxlint-disable-next-line no-await-in-loop -- in the template's order
    await assertMayPoll(mapping, parts);
  }
  const invoke = (functionName: string, payload: string) => lambda.invoke({ functionName, payload });
  const send = (queueArn: string, body: string) => void services.queues.queue(queueArn).send(body);
  const onDefect = (error: unknown) => log('sources', `ERROR ${String(error)}`);
  const shared = { invoke, send, clock, region, onDefect, timer: machineTimer };

  const streams = await startStreams({
    ...shared,
    journal: services.dynamodb.streams,
    tables: streamedTablesOf(template),
    mappings: mappings.filter(isOf('dynamodb')),
  });
  services.onCommit(streams.changed);
  const readers = mappings
    .filter(isOf('sqs'))
    .map((mapping) => serveQueue({ ...shared, mapping, queue: services.queues.queue(mapping.sourceArn) }));
  services.queues.listen((queueArn) => {
    for (const reader of readers) if (reader.sourceArn === queueArn) reader.wake();
  });
  const publish = eventsTo({ ...shared, accountId, rules: eventRulesOf(template) });
  // SES answers first and tells then.
  const telling = new Set<Promise<void>>();
  services.mail.events.listen((event) => {
    const told = publish(event)
      .catch(onDefect)
      .finally(() => telling.delete(told));
    telling.add(told);
  });
  return {
    catchUp: async () => {
      await streams.catchUp();
      await Promise.all(readers.map((reader) => reader.catchUp()));
      await Promise.all(telling);
      // What functions did because of a message may be in a stream now.
      await streams.catchUp();
    },
    publish,
    close: async () => {
      await Promise.all([streams.close(), ...readers.map((reader) => reader.stop())]);
      await Promise.all(telling);
    },
  };
};
