import { ofType } from '#test/proofs/checks/planted.ts';
import type { Fits, Loose } from '#test/proofs/checks/planted.ts';
import { alarmOn, gone, set } from '#test/proofs/controls/mutation.ts';
import type { Mutation } from '#test/proofs/controls/mutation.ts';

const alarm = ofType('AWS::CloudWatch::Alarm');
const deadLetters: Fits = ({ type, id, properties }) =>
  type === 'AWS::CloudWatch::Alarm' &&
  properties.MetricName === 'ApproximateNumberOfMessagesVisible' &&
  /dead/i.test(id);
const heartbeat: Fits = ({ type, properties }: Loose) =>
  type === 'AWS::CloudWatch::Alarm' && /heartbeat/i.test(JSON.stringify(properties));

/** What wakes somebody. */
export const watchingMutations: readonly Mutation[] = [
  ['the action of an alarm', 'CLD.12.4.5', alarm, set('properties.AlarmActions', undefined)],
  ['the all-clear of an alarm', 'CLD.12.4.5', alarm, set('properties.OKActions', [])],
  ['the words of an alarm', 'CLD.12.4.5', alarm, set('properties.AlarmDescription', 'see the wiki')],
  ["the watch over a function's time", 'CLD.12.4.5', alarmOn('Duration'), gone],
  ['the watch over dead letters', 'CLD.12.4.5', deadLetters, gone],
  ['the watch over schedules', 'CLD.12.4.5', heartbeat, gone],
  ['the watch over the clock', '12.4.4', alarmOn('ClockSkewMs'), gone],
];

/** Protections that several resources give: all of the type go at once. */
export const wholesale: readonly (readonly [protection: string, row: string, fits: Fits])[] = [
  ['the watch over throttling', '12.1.3', alarmOn('Throttles')],
  [
    'the watch over traffic',
    'CLD.12.4.5',
    ({ type, properties }) =>
      type === 'AWS::CloudWatch::Alarm' && JSON.stringify(properties).includes('ANOMALY_DETECTION_BAND'),
  ],
  ['the watch over disk access', 'CLD.12.4.5', alarmOn('ConsumedWriteCapacityUnits')],
  ['dashboards', 'CLD.12.4.5', ofType('AWS::CloudWatch::Dashboard')],
];
