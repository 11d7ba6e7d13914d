import { CfnResource, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { beforeAll, describe, expect, test } from 'vitest';

import { fingerprintOf } from '#lib/references/fingerprint.ts';
import type { Identified } from '#lib/references/fingerprint.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';
import { stageApp } from '#test/stages/stage-app.ts';

type Loose = any;
type Resources = ReadonlyMap<string, Loose>;

const synthesized = ({ stacks }: CloudAssembly): Resources =>
  new Map(
    stacks.flatMap(({ stackName, template }) =>
      Object.entries<Loose>(template.Resources).map(
        ([id, resource]) => [`${stackName}/${id}`, resource] as const,
      ),
    ),
  );

const resourceOf = (app: App, part: string, idStart: string): CfnResource => {
  const found = app.node
    .findAll()
    .filter((construct) => CfnResource.isCfnResource(construct))
    .filter(
      (resource) =>
        Stack.of(resource).stackName === `stafee-prod-${part}` &&
        Stack.of(resource).getLogicalId(resource).startsWith(idStart),
    );
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} resources are named ${idStart}`);
  return only;
};

/** What else is in the templates, or differs, in other stacks than the one that was changed. */
const changedElsewhere = (before: Resources, after: Resources, part: string): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((place) => !place.startsWith(`stafee-prod-${part}/`))
    .filter((place) => JSON.stringify(before.get(place)) !== JSON.stringify(after.get(place)))
    .toSorted();

/** Who names, in a property, an output of the stack that stands for one of these resources. */
const readersOf = (resources: Resources, part: string, ...names: readonly string[]): readonly string[] => {
  const form = new RegExp(
    `"StackName":"stafee-prod-${part}","Region":"[\\w-]+","OutputName":"PublishOutput(Ref|FnGetAtt)(${names.join('|')})`,
  );
  return [...resources]
    .filter(([, { Properties }]) => form.test(JSON.stringify(Properties ?? {})))
    .map(([place]) => place)
    .toSorted();
};

const stacksIn = (places: readonly string[]): readonly string[] => [
  ...new Set(places.map((place) => place.split('/')[0]?.replace('stafee-prod-', '') ?? '')),
];

let before: Resources;
beforeAll(() => {
  before = synthesized(assemblyOf('prod'));
});

const after = (part: string, idStart: string, change: (resource: CfnResource) => void): Resources => {
  const app = stageApp('prod');
  change(resourceOf(app, part, idStart));
  return synthesized(app.synth());
};
const set =
  (path: string, value: unknown) =>
  (resource: CfnResource): void =>
    resource.addPropertyOverride(path, value);

describe('a resource that is replaced in one stack', () => {
  test.each<
    readonly [
      what: string,
      part: string,
      idStart: string,
      change: (resource: CfnResource) => void,
      readers: readonly string[],
      stacks: readonly string[],
    ]
  >([
    [
      'a key made anew',
      'Foundation',
      'AuditKey',
      (key) => key.overrideLogicalId('AuditKeyOfTomorrow'),
      ['AuditKeyB2DBB069'],
      ['Audit', 'Backup', 'Data', 'Lifecycle', 'Messaging', 'OperatorApi', 'TenantApi'],
    ],
    [
      'a security group with another description',
      'Network',
      'AppFunctions904F93D0',
      set('GroupDescription', 'another group'),
      ['AppFunctions'],
      ['TenantApi'],
    ],
    [
      "a pool's client without a secret",
      'Identity',
      'TenantPoolTenantClient',
      set('GenerateSecret', false),
      ['TenantPoolTenantClient'],
      ['Monitoring', 'TenantApi'],
    ],
    [
      'a network with other addresses, and so all that is in it',
      'Network',
      'AppVpc759390F5',
      set('CidrBlock', '10.9.0.0/24'),
      ['AppFunctions', 'AppVpc'],
      ['TenantApi'],
    ],
    [
      'a table whose stream is made anew',
      'Data',
      'Audit3D8ADE0A',
      set('StreamSpecification.StreamViewType', 'KEYS_ONLY'),
      ['Audit3D8ADE0AStreamArn'],
      ['Audit', 'Messaging'],
    ],
  ])('%s: changes exactly those who read it', (_what, part, idStart, change, readers, stacks) => {
    const changed = changedElsewhere(before, after(part, idStart, change), part);
    expect(changed).toEqual(readersOf(before, part, ...readers));
    expect(stacksIn(changed)).toEqual(stacks);
  });
});

describe('a resource that is changed in place', () => {
  test.each<readonly [string, string, string, (resource: CfnResource) => void]>([
    ['a key with another description', 'Foundation', 'AuditKey', set('Description', 'another')],
    [
      'a security group with another rule',
      'Network',
      'AppFunctions904F93D0',
      set('SecurityGroupIngress', [{ CidrIp: '10.0.0.1/32', IpProtocol: 'tcp', FromPort: 1, ToPort: 1 }]),
    ],
    ["a pool's client with longer tokens", 'Identity', 'TenantPoolTenantClient', set('IdTokenValidity', 10)],
    ['a table without protection', 'Data', 'TenantData', set('Replicas.0.DeletionProtectionEnabled', false)],
    ['a bucket with other rules', 'Data', 'Documents7E5B2978', set('LifecycleConfiguration.Rules', [])],
  ])('%s: changes nobody else', (_what, part, idStart, change) => {
    expect(changedElsewhere(before, after(part, idStart, change), part)).toEqual([]);
  });
});

describe('a fingerprint', () => {
  const group = (properties: object): Identified => ({ type: 'AWS::EC2::SecurityGroup', properties });
  const vpc = (properties: object): Identified => ({ type: 'AWS::EC2::VPC', properties });
  const of = (value: unknown, resources: Readonly<Record<string, Identified>>): string =>
    fingerprintOf(value, (id) => resources[id]);
  const id = { 'Fn::GetAtt': ['Group', 'GroupId'] };

  test('is empty while only the logical id tells a resource from another', () => {
    expect(of({ Ref: 'Bucket' }, { Bucket: { type: 'AWS::S3::Bucket', properties: { Tags: [] } } })).toBe('');
    expect(of({ Ref: 'AWS::Region' }, {})).toBe('');
  });

  test('follows what a replacing property names, through the template', () => {
    const inVpc = (CidrBlock: string) =>
      of(id, { Group: group({ VpcId: { Ref: 'Vpc' } }), Vpc: vpc({ CidrBlock, EnableDnsSupport: true }) });
    expect(inVpc('10.0.0.0/24')).toMatch(/^[0-9A-F]{8}$/);
    expect(inVpc('10.0.1.0/24')).not.toBe(inVpc('10.0.0.0/24'));
  });

  test('does not depend on the order of members, nor on other properties', () => {
    const one = of(id, { Group: group({ GroupDescription: 'a', VpcId: { a: 1, b: 2 } }) });
    expect(of(id, { Group: group({ VpcId: { b: 2, a: 1 }, Tags: [1], GroupDescription: 'a' }) })).toBe(one);
  });

  test('follows a condition, and a value of several parts', () => {
    const made = { Group: { ...group({}), condition: 'IsProd' } };
    expect(of(id, made)).toMatch(/^[0-9A-F]{8}$/);
    const both = (GroupDescription: string) =>
      of({ 'Fn::Join': ['/', ['a', id]] }, { Group: group({ GroupDescription }) });
    expect(both('a')).not.toBe(both('b'));
  });

  test('ends for resources that name each other', () => {
    const round = { Group: group({ VpcId: { Ref: 'Vpc' } }), Vpc: vpc({ CidrBlock: id }) };
    expect(of(id, round)).toMatch(/^[0-9A-F]{8}$/);
  });

  test('refuses a type that nobody looked up', () => {
    expect(() => of({ Ref: 'X' }, { X: { type: 'AWS::EC2::Instance', properties: {} } })).toThrow(
      /does not say which properties of AWS::EC2::Instance replace it/,
    );
  });
});
