import { beforeAll, describe, expect, test } from 'vitest';

import { restorePlan } from '#lib/operations/restore-plan.ts';
import { settings } from '#test/stages/settings.ts';
import { restorableTables, tableForms } from '#lib/stacks/restorable-tables.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

type Loose = any;

let templates: readonly { readonly Resources: Record<string, Loose> }[];
beforeAll(() => {
  templates = assemblyOf('prod').stacks.map(({ template }) => template);
});

const named = (type: string): readonly (readonly [string, Loose])[] =>
  templates
    .flatMap(({ Resources }) => Object.entries(Resources))
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties] as const);

/** Signing in again makes these anew, and they must not come back from a backup. */
const worthNoBackup = ['Session', 'OperatorSession'];

/** How each bucket survives the loss of Tokyo. */
const bucketsBeside: Readonly<Record<string, string>> = {
  Documents: 'in the daily plan, copied to Osaka',
  Web: 'deployed again',
  OperatorWeb: 'deployed again',
  Copies: 'replicated to Osaka',
  BackupCopies: 'is the copy',
  Archive: 'replicated to Osaka, locked',
  AuditCopies: 'is the copy',
  Extracts: 'written again from the archive within seven days: docs/decisions/0238',
  CallsRecords: 'stays in Tokyo, locked: docs/decisions/0047',
};

const jobVariables = (name: string): Record<string, Loose> => {
  const [found] = named('AWS::Lambda::Function').filter(([, { Description }]) =>
    String(Description).startsWith(`STAFee ${name}:`),
  );
  return found?.[1].Environment.Variables;
};

const namesIn = (value: Loose): readonly string[] =>
  [...JSON.stringify(value).matchAll(/([A-Z]\w+)=/g)].map(([, name]) => name ?? '').toSorted();

const kept = () =>
  named('AWS::DynamoDB::GlobalTable')
    .map(([id]) => id)
    .filter((id) => !worthNoBackup.includes(id))
    .toSorted();

describe('every table of prod but sessions', () => {
  test('has a form by which it is built and restored', () => {
    expect(kept()).toEqual(['Audit', 'Control', 'Keystore', 'Operator', 'TenantData']);
    expect(restorableTables.map((table) => tableForms[table].name).toSorted()).toEqual(kept());
  });

  test('is in the daily plan', () => {
    const planned = named('AWS::DynamoDB::GlobalTable')
      .filter(([, { Replicas }]) =>
        Replicas[0].Tags.some(({ Key, Value }: Loose) => Key === 'Backup' && Value === 'stafee-prod-daily'),
      )
      .map(([id]) => id);
    expect(planned.toSorted()).toEqual(kept());
  });

  test('is exported each night, and looked for each morning in the vaults and buckets of both Regions', () => {
    expect(namesIn(jobVariables('backup-export')['EXPORTED_TABLES'])).toEqual(kept());
    const { BACKED_UP, EXPORTED_TABLES, OSAKA_REGION, OSAKA_VAULT } = jobVariables('backup-freshness');
    expect(namesIn(BACKED_UP)).toEqual([...kept(), 'Documents'].toSorted());
    expect(namesIn(EXPORTED_TABLES)).toEqual(kept());
    expect([OSAKA_REGION, OSAKA_VAULT]).toEqual(['ap-northeast-3', 'stafee-prod-osaka']);
  });

  test('is restored for a test each month, and known to the function that judges it', () => {
    const [selection] = named('AWS::Backup::RestoreTestingSelection');
    expect(selection?.[1].ProtectedResourceArns).toHaveLength(kept().length);
    expect(namesIn(jobVariables('restore-validation')['BACKED_UP'])).toEqual(
      [...kept(), 'Documents'].toSorted(),
    );
  });
});

test('every bucket of prod is in the plan, a copy, replicated, or deployed again', () => {
  expect(
    named('AWS::S3::Bucket')
      .map(([id]) => id)
      .toSorted(),
  ).toEqual(Object.keys(bucketsBeside).toSorted());
});

describe('what a restore puts on again', () => {
  const order = {
    settings: settings.prod,
    day: '20261202',
    roleArn: 'role',
    dataKeyArn: 'data-key',
    auditKeyArn: 'audit-key',
    sources: Object.fromEntries(
      restorableTables.map((table) => [table, { kind: 'point' as const, arn: `point-of-${table}` }]),
    ),
  };

  /** The members of all calls that change one table. */
  const putOn = (name: string): Loose => {
    const calls = restorePlan(order)
      .filter(({ kind }) => kind === 'call')
      .map(({ call }) => call.input as Loose)
      .filter((input) => JSON.stringify(input).includes(`${name}-r20261202`));
    return Object.assign({}, ...calls);
  };

  const putOnAgain = [
    'DeletionProtectionEnabled',
    'PointInTimeRecoverySpecification',
    'ResourcePolicy',
    'Tags',
  ];

  const statement = (policy: Loose): Loose => {
    const [{ Resource: _where, Action, ...said }] = policy.Statement;
    return { ...said, Action: Action.toSorted() };
  };

  test.each(restorableTables.map((table) => tableForms[table].name))(
    'is everything that the template gives to %s',
    (name) => {
      const [, table] = named('AWS::DynamoDB::GlobalTable').find(([id]) => id === name) ?? ['', {}];
      const [replica] = table.Replicas;
      const again = putOn(name);
      expect(again.PointInTimeRecoverySpecification).toEqual(replica.PointInTimeRecoverySpecification);
      expect(again.DeletionProtectionEnabled).toBe(replica.DeletionProtectionEnabled);
      expect(again.StreamSpecification?.StreamViewType).toBe(table.StreamSpecification?.StreamViewType);
      expect(again.TimeToLiveSpecification).toEqual(table.TimeToLiveSpecification);
      const tags = (list: readonly Loose[]) => Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
      expect(tags(again.Tags)).toEqual(tags(replica.Tags));
      const policy = replica.ResourcePolicy?.PolicyDocument;
      expect(again.Policy === undefined ? undefined : statement(JSON.parse(again.Policy))).toEqual(
        policy === undefined ? undefined : statement(policy),
      );
      // A member that nobody has thought of: AWS brings keys, indexes and encryption back, and nothing else.
      const known = [...putOnAgain, 'GlobalSecondaryIndexes', 'Region', 'SSESpecification'];
      expect(Object.keys(replica).filter((member) => !known.includes(member))).toEqual([]);
    },
  );
});
