import { beforeAll, describe, expect, test } from 'vitest';

import type { StageSettings } from '#lib/settings.ts';
import { settings } from '#test/stages/settings.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

type Stacks = Readonly<Record<string, { readonly Resources: Record<string, any> }>>;

const osakaWith = (restoredTables: NonNullable<StageSettings['restoredTables']>): Stacks =>
  Object.fromEntries(
    assemblyOf('prod-osaka', { restoredTables }).stacks.map((stack) => [stack.stackName, stack.template]),
  );

const streamArn =
  'arn:aws:dynamodb:ap-northeast-3:000000000000:table/Audit-r20261122/stream/2026-11-22T00:00:00.000';
const restored = {
  tenantData: { tableName: 'TenantData-r20261122' },
  control: { tableName: 'Control-r20261122', streamArn: streamArn.replace('Audit', 'Control') },
  keystore: { tableName: 'Keystore-r20261122' },
  audit: { tableName: 'Audit-r20261122', streamArn },
  operators: { tableName: 'Operator-r20261122' },
};

let stacks: Stacks;
beforeAll(() => {
  stacks = osakaWith(restored);
});

const variablesOf = (functionId: string): Record<string, unknown> => {
  const [found] = Object.entries(stacks['stafee-prod-osaka-TenantApi']?.Resources ?? {}).filter(
    ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith(functionId),
  );
  return found?.[1].Properties.Environment.Variables;
};

const backupOf = (type: string): readonly any[] =>
  Object.values(stacks['stafee-prod-osaka-Backup']?.Resources ?? {})
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);

describe('the form of prod that runs in Osaka', () => {
  test('has the stacks of the app, and no copies in a Region that it runs in itself', () => {
    const names = Object.keys(stacks).map((name) => name.replace('stafee-prod-osaka-', ''));
    expect(names).toEqual(expect.arrayContaining(['Foundation', 'Data', 'Identity', 'Backup', 'TenantApi']));
    expect(names).not.toContain('Osaka');
  });

  test('takes a point each night that lives seven days in a locked vault of its own', () => {
    expect(backupOf('AWS::Backup::BackupPlan').map(({ BackupPlan }) => BackupPlan.BackupPlanRule)).toEqual([
      [
        expect.objectContaining({
          ScheduleExpression: 'cron(0 2 * * ? *)',
          ScheduleExpressionTimezone: 'Asia/Tokyo',
          Lifecycle: { DeleteAfterDays: 7 },
        }),
      ],
    ]);
    expect(JSON.stringify(backupOf('AWS::Backup::BackupPlan'))).not.toContain('CopyActions');
    expect(backupOf('AWS::Backup::BackupVault').map(({ LockConfiguration }) => LockConfiguration)).toEqual([
      { MinRetentionDays: 7, MaxRetentionDays: 8 },
    ]);
  });

  test('asks each morning after its one vault and bucket, and copies nothing to Tokyo', () => {
    const [freshness] = backupOf('AWS::Lambda::Function').filter(({ Description }) =>
      Description?.startsWith('STAFee backup-freshness'),
    );
    expect(freshness.Environment.Variables).toMatchObject({
      OSAKA_REGION: 'none',
      OSAKA_VAULT: 'none',
      OSAKA_BUCKET: 'none',
      RESTORES_TESTED: 'never',
    });
    expect(JSON.stringify(stacks['stafee-prod-osaka-Backup'])).not.toContain('ap-northeast-1');
  });

  test('keeps receipts in a bucket of its own, which its functions, its pages and its restores know', () => {
    const [id = ''] = Object.entries(stacks['stafee-prod-osaka-Data']?.Resources ?? {})
      .filter(([name, { Type }]) => Type === 'AWS::S3::Bucket' && name.startsWith('Documents'))
      .map(([name]) => name);
    const bucket = stacks['stafee-prod-osaka-Data']?.Resources[id].Properties;
    expect(bucket.CorsConfiguration.CorsRules[0].AllowedOrigins).toEqual([settings['prod-osaka'].appOrigin]);
    const named = (variable: unknown) => JSON.stringify(variable).includes(id);
    expect(named(variablesOf('tenantapp')['DOCS_BUCKET'])).toBe(true);
    expect(JSON.stringify(variablesOf('tenantapp')['DOCS_KEY_ARN'])).toContain(
      'stafee-prod-osaka-Foundation',
    );
    // The pages' policy names the bucket's host in Osaka.
    expect(JSON.stringify(stacks['stafee-prod-osaka-TenantApi'])).toContain(`${id}RegionalDomainName`);
    const [restorer] = backupOf('AWS::IAM::Role').filter(({ RoleName }) => RoleName !== undefined);
    expect(restorer.RoleName).toBe('stafee-prod-osaka-receipts-restorer');
    const policy = backupOf('AWS::IAM::Policy').find(({ PolicyName }) =>
      PolicyName.startsWith('ReceiptsRestorer'),
    );
    expect(named(policy.PolicyDocument)).toBe(true);
    expect(JSON.stringify(policy.PolicyDocument)).not.toContain('ap-northeast-1');
  });

  test("reads the restored audit table's stream, for the archive and for the notices", () => {
    for (const part of ['Audit', 'Messaging']) {
      const read = Object.values(stacks[`stafee-prod-osaka-${part}`]?.Resources ?? {})
        .filter(({ Type, Properties }) => Type.endsWith('EventSourceMapping') && Properties.StartingPosition)
        .map(({ Properties }) => Properties.EventSourceArn);
      expect(read).toEqual([streamArn]);
    }
  });

  test('is not made for an audit table whose stream nobody would read', () => {
    const { streamArn: _left, ...deaf } = restored.audit;
    expect(() => osakaWith({ audit: deaf })).toThrow('Audit-r20261122 has no streamArn');
  });

  test('wraps tenants’ keys with the replica that the backup left there', () => {
    const keys = Object.values(stacks['stafee-prod-osaka-Foundation']?.Resources ?? {}).filter(
      ({ Type, Properties }) => Type === 'AWS::KMS::Key' && Properties.MultiRegion === true,
    );
    expect(keys).toEqual([]);
    expect(variablesOf('onboarding')['KEK_ARN']).toEqual({
      'Fn::GetStackOutput': {
        StackName: 'stafee-prod-Osaka',
        OutputName: 'KeyEncryptionKeyReplicaArn',
        Region: 'ap-northeast-3',
      },
    });
  });

  test('works on the restored tables that its settings name', () => {
    expect(variablesOf('tenantapp')).toMatchObject({
      TENANT_DATA_TABLE: 'TenantData-r20261122',
      KEYSTORE_TABLE: 'Keystore-r20261122',
      AUDIT_TABLE: 'Audit-r20261122',
    });
    expect(variablesOf('authFunction')).toMatchObject({ CONTROL_TABLE: 'Control-r20261122' });
  });

  test('lets roles reach the restored tables only', () => {
    const policies = JSON.stringify(
      Object.values(stacks['stafee-prod-osaka-TenantApi']?.Resources ?? {}).filter(
        ({ Type }) => Type === 'AWS::IAM::Policy',
      ),
    );
    expect(policies).toContain(':table/TenantData-r20261122');
    expect(policies).not.toContain('PublishOutputFnGetAttTenantData');
  });

  test('keeps its own tables beside them, so that nothing that holds data leaves a stack', () => {
    expect(Object.keys(stacks['stafee-prod-osaka-Data']?.Resources ?? {})).toContain('TenantDataCA40989C');
  });
});
