import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

import { fitsPattern } from './event-pattern.ts';

/** What an AWS service, or the local stand of one, tells the default event bus. */
export type CloudEvent = {
  /** `aws.backup`, `aws.ses`, `aws.s3`. */
  readonly source: string;
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resources?: readonly string[];
};

export type EventTarget = {
  readonly functionArn: string;
  /** JSON text that is sent instead of the event. */
  readonly input: string | undefined;
  readonly retriesMax: number;
  readonly deadLetterArn: string | undefined;
};

export type EventRule = { readonly pattern: unknown; readonly targets: readonly EventTarget[] };

const ruleShape = v.looseObject({
  EventPattern: v.optional(v.looseObject({})),
  EventBusName: v.optional(v.string(), 'default'),
  State: v.optional(v.string(), 'ENABLED'),
  Targets: v.optional(
    v.array(
      v.looseObject({
        Arn: v.string(),
        Input: v.optional(v.string()),
        RetryPolicy: v.optional(v.looseObject({ MaximumRetryAttempts: v.optional(v.number()) })),
        DeadLetterConfig: v.optional(v.looseObject({ Arn: v.optional(v.string()) })),
      }),
    ),
    [],
  ),
});

const isFunction = (arn: string): boolean => arn.split(':')[2] === 'lambda';

/** Alarm topics and log groups among the targets have no stand on this machine. */
const ruleOf = (resource: Resource): readonly EventRule[] => {
  const { EventPattern, EventBusName, State, Targets } = v.parse(ruleShape, resource.properties);
  if (EventPattern === undefined || State !== 'ENABLED' || EventBusName !== 'default') return [];
  const targets = Targets.filter(({ Arn }) => isFunction(Arn)).map(
    ({ Arn, Input, RetryPolicy, DeadLetterConfig }): EventTarget => ({
      functionArn: Arn,
      input: Input,
      // AWS tries 185 times within a day; a laptop's caller does not wait so long.
      retriesMax: Math.min(RetryPolicy?.MaximumRetryAttempts ?? 2, 2),
      deadLetterArn: DeadLetterConfig?.Arn,
    }),
  );
  return targets.length === 0 ? [] : [{ pattern: EventPattern, targets }];
};

/** The rules of the default event bus that lead an event to a function. Schedules are no events. */
export const eventRulesOf = (template: CloudTemplate): readonly EventRule[] =>
  template.ofType('AWS::Events::Rule').flatMap(ruleOf);

export type EventsOptions = {
  readonly rules: readonly EventRule[];
  readonly invoke: (functionArn: string, payload: string) => Promise<{ readonly functionError?: string }>;
  readonly send: (queueArn: string, body: string) => void;
  readonly clock: () => Date;
  readonly region: string;
  readonly accountId: string;
};

const deliver = async (
  { functionArn, input, retriesMax, deadLetterArn }: EventTarget,
  event: string,
  { invoke, send }: EventsOptions,
): Promise<void> => {
  for (let attempt = 0; attempt <= retriesMax; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each attempt follows the one before it
    const answer = await invoke(functionArn, input ?? event);
    if (answer.functionError === undefined) return;
  }
  if (deadLetterArn !== undefined) send(deadLetterArn, event);
};

/** The default event bus: hands an event to every function whose rule it fits, and waits for them. */
export const eventsTo = (options: EventsOptions) => {
  const { rules, clock, region, accountId: account } = options;
  return async ({ source, detailType, detail, resources = [] }: CloudEvent): Promise<void> => {
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account,
      time: `${clock().toISOString().slice(0, 19)}Z`,
      region,
      resources,
      detail,
    };
    const fitting = rules.filter(({ pattern }) => fitsPattern(pattern, event));
    const text = JSON.stringify(event);
    await Promise.all(
      fitting.flatMap(({ targets }) => targets.map((target) => deliver(target, text, options))),
    );
  };
};
