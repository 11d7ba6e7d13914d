import { gone, set } from '#test/proofs/mutants/edits.ts';
import { alarmOn, ofType } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const trail = ofType('AWS::CloudTrail::Trail');
const trailBucket: Fits = ({ type, id }) => type === 'AWS::S3::Bucket' && id.startsWith('CallsRecords');
const trailRule: Fits = ({ type, properties }) =>
  type === 'AWS::Events::Rule' && JSON.stringify(properties.EventPattern).includes('StopLogging');
const selector = (at: number): string => `properties.AdvancedEventSelectors.${at}.FieldSelectors.2`;

/** Takes a name out of a list of ARNs. */
const without =
  (path: string, name: string) =>
  (resource: Loose): void => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Loose>((here, key) => here[key], resource);
    const arns: readonly Loose[] = holder[last];
    holder[last] = arns.filter((arn) => !JSON.stringify(arn).includes(name));
  };

const measuredFunction: Fits = ({ type, properties }) =>
  type === 'AWS::Lambda::Function' && properties.Layers !== undefined;
const insightsGroup: Fits = ({ type, properties }) =>
  type === 'AWS::Logs::LogGroup' && properties.LogGroupName === '/aws/lambda-insights';
const logsEndpoint: Fits = ({ type, properties }) =>
  type === 'AWS::EC2::VPCEndpoint' && JSON.stringify(properties.ServiceName).includes('.logs"');
const insightsRight: Fits = ({ type, properties }) =>
  type === 'AWS::IAM::Policy' && JSON.stringify(properties).includes('/aws/lambda-insights:*');

/** What records calls to AWS, and what measures functions. */
export const trailRows: readonly Plant[] = [
  ['12.4.1', 'the trail', trail, gone],
  ['12.4.1', 'the recording of the trail', trail, set('properties.IsLogging', false)],
  ['12.4.1', 'the digests of the trail', trail, set('properties.EnableLogFileValidation', false)],
  ['12.4.1', 'the key of the trail', trail, set('properties.KMSKeyId', undefined)],
  ['12.4.1', 'the other Regions of the trail', trail, set('properties.IsMultiRegionTrail', false)],
  ['12.4.1', 'the calls in the trail', trail, set('properties.AdvancedEventSelectors.0', {})],
  ['12.4.1', 'the tables in the trail', trail, set('properties.AdvancedEventSelectors.1', {})],
  ['12.4.1', 'the keys in the trail', trail, without(`${selector(1)}.Equals`, 'Keystore')],
  ['12.4.1', 'the archive in the trail', trail, without(`${selector(2)}.StartsWith`, 'Archive')],
  ['12.4.1', 'the lock of the trail', trailBucket, set('properties.ObjectLockEnabled', false)],
  [
    '12.4.1',
    'the days of the trail',
    trailBucket,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Days', 90),
  ],
  ['12.4.1', 'the watch over the trail', trailRule, gone],
  ['12.4.1', 'the ears of the watch over the trail', trailRule, set('properties.Targets', [])],
  ['12.4.1', 'the watch over people who read keys', alarmOn('StrangerReads'), gone],
  ['12.3.1', 'the watch over late copies', alarmOn('ReplicationLatency'), gone],
  ['CLD.12.4.5', 'the extension of a function', measuredFunction, set('properties.Layers', undefined)],
  ['CLD.12.4.5', 'the right to write measurements', insightsRight, gone],
  ['CLD.12.4.5', 'the group of the measurements', insightsGroup, gone],
  ['CLD.12.4.5', 'the way of the measurements', logsEndpoint, gone],
  ['CLD.12.4.5', "the watch over a function's CPU time", alarmOn('cpu_total_time'), gone],
  ['CLD.12.4.5', "the watch over a function's memory", alarmOn('memory_utilization'), gone],
  ['CLD.12.4.5', "the watch over a function's disk", alarmOn('TmpUsedBytes'), gone],
];
