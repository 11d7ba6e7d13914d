import { beforeAll, describe, expect, test } from 'vitest';

import { addStage } from '#lib/app.ts';
import { settings } from '#lib/settings.ts';
import { newStageApp, partsOf } from '#test/lib/synthesized-stage.ts';

type Stacks = Readonly<Record<string, { readonly Resources: Record<string, any> }>>;

const stacksOf = (stage: (typeof settings)['prod']): Stacks => {
  const app = newStageApp();
  addStage(app, stage, partsOf());
  return Object.fromEntries(app.synth().stacks.map((stack) => [stack.stackName, stack.template]));
};

const restored = {
  tenantData: 'TenantData-r20261122',
  control: 'Control-r20261122',
  keystore: 'Keystore-r20261122',
  audit: 'Audit-r20261122',
};

let stacks: Stacks;
beforeAll(() => {
  stacks = stacksOf({ ...settings['prod-osaka'], restoredTables: restored });
});

const variablesOf = (functionId: string): Record<string, unknown> => {
  const [found] = Object.entries(stacks['stafee-prod-osaka-TenantApi']?.Resources ?? {}).filter(
    ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith(functionId),
  );
  return found?.[1].Properties.Environment.Variables;
};

describe('the form of prod that runs in Osaka', () => {
  test('has the stacks of the app and no backup of its own', () => {
    const names = Object.keys(stacks).map((name) => name.replace('stafee-prod-osaka-', ''));
    expect(names).toEqual(expect.arrayContaining(['Foundation', 'Data', 'Identity', 'TenantApi']));
    expect(names).not.toContain('Backup');
    expect(names).not.toContain('Osaka');
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
