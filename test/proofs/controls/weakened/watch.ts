import { gone, turned, without, withoutEach } from '#test/proofs/controls/weakened/weakening.ts';
import type { Weakener } from '#test/proofs/controls/weakened/weakening.ts';

/** What wakes somebody, and what runs by itself. */
export const watch: readonly Weakener[] = [
  {
    types: ['AWS::CloudWatch::Alarm'],
    ways: (r) => [
      gone,
      ...without(r, 'properties.AlarmActions', 'properties.OKActions', 'properties.AlarmDescription'),
      ...turned(r, 'properties.ActionsEnabled', false),
      ...turned(r, 'properties.AlarmActions', ['arn:aws:sns:ap-northeast-1:000000000000:nobody']),
    ],
  },
  {
    types: ['AWS::CloudWatch::Dashboard', 'AWS::Logs::MetricFilter', 'AWS::SNS::Subscription'],
    ways: () => [gone],
  },
  {
    types: ['AWS::Events::Rule'],
    ways: (r) => [
      gone,
      ...turned(r, 'properties.State', 'DISABLED'),
      ...withoutEach(r, 'properties.Targets'),
    ],
  },
  {
    types: ['AWS::Scheduler::Schedule'],
    ways: (r) => [
      gone,
      ...turned(r, 'properties.State', 'DISABLED'),
      ...without(r, 'properties.Target.DeadLetterConfig'),
      ...turned(r, 'properties.ScheduleExpression', 'cron(0 0 1 1 ? 2099)'),
    ],
  },
  {
    types: ['AWS::Lambda::EventSourceMapping'],
    ways: (r) => [
      gone,
      ...turned(r, 'properties.Enabled', false),
      ...without(r, 'properties.DestinationConfig'),
    ],
  },
];
