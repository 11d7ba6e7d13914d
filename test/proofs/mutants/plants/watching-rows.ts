import { gone, set } from '#test/proofs/mutants/edits.ts';
import { alarmOn, ofType } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const alarm = ofType('AWS::CloudWatch::Alarm');
const deadLetters: Fits = ({ type, id, properties }) =>
  type === 'AWS::CloudWatch::Alarm' &&
  properties.MetricName === 'ApproximateNumberOfMessagesVisible' &&
  /dead/i.test(id);
const heartbeat: Fits = ({ type, properties }: Loose) =>
  type === 'AWS::CloudWatch::Alarm' && /heartbeat/i.test(JSON.stringify(properties));

/** What wakes somebody. */
export const watchingRows: readonly Plant[] = [
  ['CLD.12.4.5', 'the action of an alarm', alarm, set('properties.AlarmActions', undefined)],
  ['CLD.12.4.5', 'the all-clear of an alarm', alarm, set('properties.OKActions', [])],
  ['CLD.12.4.5', 'the words of an alarm', alarm, set('properties.AlarmDescription', 'see the wiki')],
  ['CLD.12.4.5', "the watch over a function's time", alarmOn('Duration'), gone],
  ['CLD.12.4.5', 'the watch over dead letters', deadLetters, gone],
  ['CLD.12.4.5', 'the watch over schedules', heartbeat, gone],
  ['12.4.4', 'the watch over the clock', alarmOn('ClockSkewMs'), gone],
];

/** Protections that several resources give: all of the type go at once. */
export const wholesale: readonly (readonly [row: string, protection: string, fits: Fits])[] = [
  ['12.1.3', 'the watch over throttling', alarmOn('Throttles')],
  [
    'CLD.12.4.5',
    'the watch over traffic',
    ({ type, properties }) =>
      type === 'AWS::CloudWatch::Alarm' && JSON.stringify(properties).includes('ANOMALY_DETECTION_BAND'),
  ],
  ['CLD.12.4.5', 'the watch over disk access', alarmOn('ConsumedWriteCapacityUnits')],
  ['CLD.12.4.5', 'dashboards', ofType('AWS::CloudWatch::Dashboard')],
];
