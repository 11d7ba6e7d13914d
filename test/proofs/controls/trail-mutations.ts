import { ofType } from '#test/proofs/checks/planted.ts';
import type { Fits, Loose } from '#test/proofs/checks/planted.ts';
import { alarmOn, gone, set } from '#test/proofs/controls/mutation.ts';
import type { Mutation } from '#test/proofs/controls/mutation.ts';

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
export const trailMutations: readonly Mutation[] = [
  ['the trail', '12.4.1', trail, gone],
  ['the recording of the trail', '12.4.1', trail, set('properties.IsLogging', false)],
  ['the digests of the trail', '12.4.1', trail, set('properties.EnableLogFileValidation', false)],
  ['the key of the trail', '12.4.1', trail, set('properties.KMSKeyId', undefined)],
  ['the other Regions of the trail', '12.4.1', trail, set('properties.IsMultiRegionTrail', false)],
  ['the calls in the trail', '12.4.1', trail, set('properties.AdvancedEventSelectors.0', {})],
  ['the tables in the trail', '12.4.1', trail, set('properties.AdvancedEventSelectors.1', {})],
  ['the keys in the trail', '12.4.1', trail, without(`${selector(1)}.Equals`, 'Keystore')],
  ['the archive in the trail', '12.4.1', trail, without(`${selector(2)}.StartsWith`, 'Archive')],
  ['the lock of the trail', '12.4.1', trailBucket, set('properties.ObjectLockEnabled', false)],
  [
    'the days of the trail',
    '12.4.1',
    trailBucket,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Days', 90),
  ],
  ['the watch over the trail', '12.4.1', trailRule, gone],
  ['the ears of the watch over the trail', '12.4.1', trailRule, set('properties.Targets', [])],
  ['the watch over people who read keys', '12.4.1', alarmOn('StrangerReads'), gone],
  ['the watch over late copies', '12.3.1', alarmOn('ReplicationLatency'), gone],
  ['the extension of a function', 'CLD.12.4.5', measuredFunction, set('properties.Layers', undefined)],
  ['the right to write measurements', 'CLD.12.4.5', insightsRight, gone],
  ['the group of the measurements', 'CLD.12.4.5', insightsGroup, gone],
  ['the way of the measurements', 'CLD.12.4.5', logsEndpoint, gone],
  ["the watch over a function's CPU time", 'CLD.12.4.5', alarmOn('cpu_total_time'), gone],
  ["the watch over a function's memory", 'CLD.12.4.5', alarmOn('memory_utilization'), gone],
  ["the watch over a function's disk", 'CLD.12.4.5', alarmOn('TmpUsedBytes'), gone],
];
