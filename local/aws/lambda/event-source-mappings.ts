import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

/** What a queue or a stream hands to a function, and what becomes of what the function cannot do. */
export type EventSourceMapping = {
  /** The path of its construct; the place in a stream is kept under it. */
  readonly path: string;
  readonly sourceArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly startsAt: 'LATEST' | 'TRIM_HORIZON';
  /** Patterns, one of which a record must fit; none: every record. */
  readonly filters: readonly unknown[];
  /** Undefined: as long as the stream keeps the record. */
  readonly retriesMax: number | undefined;
  readonly bisects: boolean;
  readonly onFailureArn: string | undefined;
  /** The function names the records it could not do (`ReportBatchItemFailures`). */
  readonly reportsFailures: boolean;
};

const shape = v.looseObject({
  EventSourceArn: v.string(),
  FunctionName: v.string(),
  Enabled: v.optional(v.boolean(), true),
  BatchSize: v.optional(v.number()),
  MaximumBatchingWindowInSeconds: v.optional(v.number(), 0),
  StartingPosition: v.optional(v.picklist(['LATEST', 'TRIM_HORIZON']), 'TRIM_HORIZON'),
  FilterCriteria: v.optional(v.object({ Filters: v.array(v.object({ Pattern: v.string() })) })),
  MaximumRetryAttempts: v.optional(v.number(), -1),
  BisectBatchOnFunctionError: v.optional(v.boolean(), false),
  DestinationConfig: v.optional(v.object({ OnFailure: v.optional(v.object({ Destination: v.string() })) })),
  FunctionResponseTypes: v.optional(v.array(v.string()), []),
});

const mappingOf = (resource: Resource): readonly EventSourceMapping[] => {
  const found = v.parse(shape, resource.properties);
  if (!found.Enabled) return [];
  const isQueue = found.EventSourceArn.split(':')[2] === 'sqs';
  return [
    {
      path: resource.path,
      sourceArn: found.EventSourceArn,
      functionArn: found.FunctionName,
      batchSize: found.BatchSize ?? (isQueue ? 10 : 100),
      windowSeconds: found.MaximumBatchingWindowInSeconds,
      startsAt: found.StartingPosition,
      filters: (found.FilterCriteria?.Filters ?? []).map(({ Pattern }): unknown => JSON.parse(Pattern)),
      retriesMax: found.MaximumRetryAttempts < 0 ? undefined : found.MaximumRetryAttempts,
      bisects: found.BisectBatchOnFunctionError,
      onFailureArn: found.DestinationConfig?.OnFailure?.Destination,
      reportsFailures: found.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    },
  ];
};

/** The event source mappings of a template that are switched on. */
export const mappingsOf = (template: CloudTemplate): readonly EventSourceMapping[] =>
  template.ofType('AWS::Lambda::EventSourceMapping').flatMap(mappingOf);

const answerShape = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) });

export type BatchAnswer = { readonly payload: string; readonly functionError?: 'Unhandled' };

/**
 * The records that a function could not do; `all` when it failed as a whole. An answer of another form means that
 * nothing failed: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export const failuresIn = (
  { payload, functionError }: BatchAnswer,
  { reportsFailures }: Pick<EventSourceMapping, 'reportsFailures'>,
): 'all' | ReadonlySet<string> => {
  if (functionError !== undefined) return 'all';
  if (!reportsFailures) return new Set();
  const answer = v.safeParse(answerShape, JSON.parse(payload === '' ? 'null' : payload));
  if (!answer.success) return new Set();
  const named = answer.output.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return named.includes('') ? 'all' : new Set(named);
};
