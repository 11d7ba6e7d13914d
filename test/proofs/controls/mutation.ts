import type { Fits, Loose } from '#test/proofs/checks/planted.ts';

/** The protection that goes, the item of the white paper that must notice, where it is, how it goes. */
export type Mutation = readonly [
  protection: string,
  row: string,
  fits: Fits,
  spoil: (resource: Loose) => void,
];

/** The resource is gone for everybody who looks for its type. */
export const gone = (resource: Loose): void => {
  resource.type = 'AWS::CloudFormation::WaitConditionHandle';
};

/** Sets one property, by its path below the resource. */
export const set =
  (path: string, value: unknown) =>
  (resource: Loose): void => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Loose>((here, key) => here[key], resource);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  };

export const tenantFunction: Fits = ({ type, properties }) =>
  type === 'AWS::Lambda::Function' && properties.TenancyConfig?.TenantIsolationMode === 'PER_TENANT';

export const alarmOn =
  (metric: string): Fits =>
  ({ type, properties }) =>
    type === 'AWS::CloudWatch::Alarm' && properties.MetricName === metric;
