import { frozenTypes } from '#proofs/checks/frozen-ids.ts';
import { at, keysOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { refusedProperties, replacingProperties } from '#lib/references/replacing.ts';

type Frozen = Readonly<Record<string, unknown>>;

const keys: Frozen = {
  KeySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
};
const oneRegion: Frozen = { MultiRegion: false };
const exactNames: Frozen = { UsernameConfiguration: { CaseSensitive: true } };
const clientOf = (pool: string): Frozen => ({ GenerateSecret: true, UserPoolId: { Ref: pool } });
const logsNamed = (LogGroupName: string): Frozen => ({ LogGroupName });
const vault = (BackupVaultName: string): Frozen => ({
  BackupVaultName,
  EncryptionKeyArn: { 'Fn::GetAtt': ['BackupKey60B97760', 'Arn'] },
});

/**
 * Properties that make a resource which keeps something another one when they change, by stack and logical id. `<stage>`,
 * `<account>` and `<hash>` stand for what differs between stages. A line here changes only with a plan for what is kept.
 */
export const frozenProperties: Readonly<Record<string, Readonly<Record<string, Frozen>>>> = {
  Audit: { CallsKey29EE5145: oneRegion },
  Backup: { BackupKey60B97760: oneRegion, Vault23237E5B: vault('stafee<stage>BackupVault<hash>') },
  Data: {
    Audit3D8ADE0A: keys,
    Control42E771B2: keys,
    Keystore1FAB2BF0: keys,
    Session88DA29BA: keys,
    TenantDataCA40989C: keys,
  },
  Foundation: {
    AuditKeyB2DBB069: oneRegion,
    DataKey17AFBB84: oneRegion,
    DocumentsKeyF8AA898C: oneRegion,
    InsightsLogs1584FDDA: logsNamed('/aws/lambda-insights'),
    KeyEncryptionKey153AA9B3: { MultiRegion: true },
    LogsKeyA6AB43B2: oneRegion,
    WebKey7707EFB6: oneRegion,
  },
  Identity: {
    OperatorsPoolClientA6379215: clientOf('OperatorsPoolFAB400B2'),
    OperatorsPoolFAB400B2: exactNames,
    PoolWallLogs79478AD8: logsNamed('aws-waf-logs-stafee-<stage>-pools'),
    TenantPoolB519EE5F: exactNames,
    TenantPoolTenantClientEC200397: clientOf('TenantPoolB519EE5F'),
  },
  Monitoring: { AlarmsKey3C2381B3: oneRegion },
  OperatorApi: { WallLogs00FB99C9: logsNamed('aws-waf-logs-stafee-<stage>-operator') },
  OperatorData: { Operator41AE602D: keys, OperatorSession0FD439B9: keys },
  Osaka: {
    AuditCopies199D7789: { BucketName: 'stafee-<stage>-audit-osaka-<account>' },
    AuditKeyB2DBB069: oneRegion,
    BackupCopiesC0DC7ADE: { BucketName: 'stafee-<stage>-backup-osaka-<account>' },
    BackupKey60B97760: oneRegion,
    KeyEncryptionKeyReplica: {
      PrimaryKeyArn: {
        'Fn::GetStackOutput': {
          StackName: 'stafee-<stage>-Foundation',
          Region: 'ap-northeast-1',
          OutputName: 'PublishOutputFnGetAttKeyEncryptionKey153AA9B3ArnE25E344F',
        },
      },
    },
    LogsKeyA6AB43B2: oneRegion,
    Vault23237E5B: vault('stafee-<stage>-osaka'),
  },
  TenantApi: { WallLogs00FB99C9: logsNamed('aws-waf-logs-stafee-<stage>-tenant') },
};

const stageAndPart = /^stafee-(prod-osaka|[a-z]+)-(\w+)$/;

/** Without what a deployer, a stage or the CDK's way of making names puts in. */
const plainOf =
  ({ account }: SynthesizedStack, stage: string) =>
  (value: unknown): unknown => {
    const text = JSON.stringify(value)
      .replaceAll(account, '<account>')
      .replaceAll(`stafee-${stage}`, 'stafee-<stage>')
      .replaceAll(`"stafee${stage.replaceAll('-', '')}`, '"stafee<stage>')
      .replace(/^("stafee<stage>\w*?)[0-9A-F]{8}"$/, '$1<hash>"');
    return JSON.parse(text);
  };

const propertiesOf = ({ type, properties }: Resource): readonly string[] =>
  [...(replacingProperties(type) ?? []), ...refusedProperties(type)].filter(
    (name) => at(properties, name) !== undefined,
  );

const said = (value: unknown): string => (value === undefined ? 'not set' : JSON.stringify(value));

export const propertiesFrozen: Rule = {
  id: 'frozen-properties',
  check: (stack) => {
    const [, stage = '', part = ''] = stageAndPart.exec(stack.name) ?? [];
    const plain = plainOf(stack, stage);
    return stack.resources
      .filter(({ type }) => frozenTypes.includes(type))
      .flatMap((resource) => {
        const frozen = frozenProperties[part]?.[resource.id] ?? {};
        const names = [...new Set([...keysOf(frozen), ...propertiesOf(resource)])];
        return names
          .map((name) => {
            const value = at(resource.properties, name);
            return {
              name,
              was: said(frozen[name]),
              is: said(value === undefined ? undefined : plain(value)),
            };
          })
          .filter(({ was, is }) => was !== is)
          .map(({ name, was, is }) => ({
            resource: resource.id,
            message: `keeps something and would be replaced: ${name} was ${was} and is ${is} (proofs/checks/frozen-properties.ts)`,
          }));
      });
  },
};
