import { away, turned, without, withoutEach } from '#test/proofs/mutants/edits.ts';
import type { Ways } from '#test/proofs/mutants/mutant.ts';

/** What wakes somebody, and what runs by itself. */
export const watch: readonly Ways[] = [
  {
    types: ['AWS::CloudWatch::Alarm'],
    ways: (r) => [
      away,
      ...without(r, 'properties.AlarmActions', 'properties.OKActions', 'properties.AlarmDescription'),
      ...turned(r, 'properties.ActionsEnabled', false),
      ...turned(r, 'properties.AlarmActions', ['arn:aws:sns:ap-northeast-1:000000000000:nobody']),
    ],
  },
  {
    types: ['AWS::CloudWatch::Dashboard', 'AWS::Logs::MetricFilter', 'AWS::SNS::Subscription'],
    ways: () => [away],
  },
  {
    types: ['AWS::Events::Rule'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.State', 'DISABLED'),
      ...withoutEach(r, 'properties.Targets'),
    ],
  },
  {
    types: ['AWS::Scheduler::Schedule'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.State', 'DISABLED'),
      ...without(r, 'properties.Target.DeadLetterConfig'),
      ...turned(r, 'properties.ScheduleExpression', 'cron(0 0 1 1 ? 2099)'),
    ],
  },
  {
    types: ['AWS::Lambda::EventSourceMapping'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.Enabled', false),
      ...without(r, 'properties.DestinationConfig'),
    ],
  },
];
