import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

/** One function that a schedule of the template invokes. */
export type Schedule = {
  /** The name of its construct, `purge-tenants`. */
  readonly name: string;
  readonly expression: string;
  readonly timezone: string;
  readonly functionArn: string;
  /** The event at a given time, as JSON text. */
  readonly eventAt: (time: Date) => string;
};

const targetShape = v.looseObject({ Arn: v.string(), Input: v.optional(v.string()) });
const scheduleShape = v.looseObject({
  ScheduleExpression: v.string(),
  ScheduleExpressionTimezone: v.optional(v.string(), 'UTC'),
  State: v.optional(v.string(), 'ENABLED'),
  Target: targetShape,
});
const ruleShape = v.looseObject({
  ScheduleExpression: v.optional(v.string()),
  State: v.optional(v.string(), 'ENABLED'),
  Targets: v.optional(v.array(targetShape), []),
});

const constructName = ({ path }: Resource): string => path.split('/').at(-1) ?? path;

/** `<aws.scheduler.scheduled-time>` and its like stand in the input of a schedule. */
const filled = (input: string, { arn, time }: { readonly arn: string; readonly time: Date }): string =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', `${time.toISOString().slice(0, 19)}Z`)
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.execution-id>', 'local')
    .replaceAll('<aws.scheduler.attempt-number>', '1');

const scheduleOf = (resource: Resource): readonly Schedule[] => {
  const found = v.parse(scheduleShape, resource.properties);
  if (found.State !== 'ENABLED') return [];
  const arn = resource.attribute('Arn');
  const { Input: input = '{}' } = found.Target;
  return [
    {
      name: constructName(resource),
      expression: found.ScheduleExpression,
      timezone: found.ScheduleExpressionTimezone,
      functionArn: found.Target.Arn,
      eventAt: (time) => filled(input, { arn, time }),
    },
  ];
};

const scheduledEvent = (ruleArn: string, time: Date): string => {
  const [, , , region = '', account = ''] = ruleArn.split(':');
  return JSON.stringify({
    version: '0',
    id: '00000000-0000-0000-0000-000000000000',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region,
    resources: [ruleArn],
    detail: {},
  });
};

const ruleSchedules = (resource: Resource): readonly Schedule[] => {
  const { ScheduleExpression: expression, State, Targets } = v.parse(ruleShape, resource.properties);
  if (expression === undefined || State !== 'ENABLED') return [];
  const arn = resource.attribute('Arn');
  return Targets.map(({ Arn: functionArn, Input: input }) => ({
    name: constructName(resource),
    expression,
    timezone: 'UTC',
    functionArn,
    eventAt: (time) => input ?? scheduledEvent(arn, time),
  }));
};

/** The schedules of EventBridge Scheduler, and the rules of EventBridge that have a schedule. */
export const schedulesOf = (template: CloudTemplate): readonly Schedule[] => [
  ...template.ofType('AWS::Scheduler::Schedule').flatMap(scheduleOf),
  ...template.ofType('AWS::Events::Rule').flatMap(ruleSchedules),
];
