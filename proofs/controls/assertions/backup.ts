import * as backupRules from '#proofs/checks/backup-rules.ts';
import { at, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import {
  allInProd,
  allOf,
  found,
  keepsRules,
  nameOf,
  prodHas,
  prodStacks,
} from '#proofs/controls/asserting.ts';
import type { Found } from '#proofs/controls/asserting.ts';
import * as values from '#proofs/checks/value-rules.ts';
import type { Assertion } from '#proofs/controls/control.ts';

const osaka = 'ap-northeast-3';
const tokyo = 'ap-northeast-1';
const plan = 'AWS::Backup::BackupPlan';
const vault = 'AWS::Backup::BackupVault';

const rulesOf = (properties: unknown): readonly unknown[] =>
  listOf(at(properties, 'BackupPlan', 'BackupPlanRule'));

const isDaily = (rule: unknown): boolean =>
  at(rule, 'ScheduleExpression') === 'cron(0 2 * * ? *)' &&
  at(rule, 'ScheduleExpressionTimezone') === 'Asia/Tokyo' &&
  at(rule, 'Lifecycle', 'DeleteAfterDays') === 7;

export const dailyAtTwo = allInProd('毎日 2:00 (JST) に取得し 7 日分を残す', [plan], ({ properties }) =>
  rulesOf(properties).some(isDaily),
);

export const copiedToOsaka = allInProd('取得のたびに大阪の保管庫へ写す', [plan], ({ properties }) =>
  rulesOf(properties).every((rule) =>
    listOf(at(rule, 'CopyActions')).some(
      (copy) =>
        JSON.stringify(at(copy, 'DestinationBackupVaultArn')).includes(osaka) &&
        at(copy, 'Lifecycle', 'DeleteAfterDays') === 7,
    ),
  ),
);

const isLocked = (properties: unknown): boolean => {
  const lock = at(properties, 'LockConfiguration');
  return (
    Number(at(lock, 'MinRetentionDays') ?? 0) >= 7 &&
    Number(at(lock, 'MaxRetentionDays') ?? Number.POSITIVE_INFINITY) <= 8 &&
    // With it the lock could never be lifted again, not even for a customer who must be erased.
    at(lock, 'ChangeableForDays') === undefined
  );
};

const vaultIn = (region: string, says: string): Assertion =>
  prodHas(says, vault, ({ stack }) => stack.region === region);

export const vaultsLocked = allOf(
  '両リージョンの保管庫が 7 日より早い削除を拒む',
  vaultIn(tokyo, '東京の保管庫'),
  vaultIn(osaka, '大阪の保管庫'),
  allInProd('保管庫の施錠', [vault], ({ properties }) => isLocked(properties)),
  keepsRules(
    '保管庫の鍵と対象',
    [
      backupRules.vaultsLocked,
      backupRules.optedIn,
      backupRules.dailyWithCopy,
      backupRules.exportsKept,
      values.backupsBounded,
    ],
    vault,
  ),
);

/** Sessions come back by signing in again, and must not come back from a backup. */
const worthNoBackup = /Session/;

const tagOf = (properties: unknown, key: string): unknown =>
  [...listOf(at(properties, 'Tags')), ...listOf(at(properties, 'Replicas', 0, 'Tags'))]
    .filter((tag) => at(tag, 'Key') === key)
    .map((tag) => at(tag, 'Value'))[0];

const chosenTags = (prod: readonly SynthesizedStack[]): readonly (readonly [string, unknown])[] =>
  found(prod, 'AWS::Backup::BackupSelection').flatMap(({ properties }) => [
    ...listOf(at(properties, 'BackupSelection', 'ListOfTags')).map((tag): readonly [string, unknown] => [
      String(at(tag, 'ConditionKey')).replace('aws:ResourceTag/', ''),
      at(tag, 'ConditionValue'),
    ]),
    ...listOf(at(properties, 'BackupSelection', 'Conditions', 'StringEquals')).map(
      (tag): readonly [string, unknown] => [
        String(at(tag, 'ConditionKey')).replace('aws:ResourceTag/', ''),
        at(tag, 'ConditionValue'),
      ],
    ),
  ]);

export const everyTableInPlan: Assertion = {
  says: 'セッションを除くすべての表と証憑のバケットが対象である',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const chosen = chosenTags(prod);
    if (chosen.length === 0) return ['prod にバックアップ対象の選び方がありません'];
    return [
      ...found(prod, 'AWS::DynamoDB::GlobalTable').filter(({ id }) => !worthNoBackup.test(id)),
      ...found(prod, 'AWS::S3::Bucket').filter(({ id }) => id.startsWith('Documents')),
    ]
      .filter(({ properties }) => !chosen.some(([key, value]) => tagOf(properties, key) === value))
      .map((resource) => `${nameOf(resource)} は対象外です`);
  },
};

const namesIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value ?? '').matchAll(/([A-Z]\w+)=/g)].map(([, name]) => name ?? '');

const variableOf = (prod: readonly SynthesizedStack[], job: string, variable: string): unknown =>
  found(prod, 'AWS::Lambda::Function')
    .filter(({ properties }) => String(at(properties, 'Description')).startsWith(`STAFee ${job}:`))
    .map(({ properties }) => at(properties, 'Environment', 'Variables', variable))[0];

/** What is in the plan and in no check would be missed by nobody. */
export const everyTableChecked: Assertion = {
  says: 'その全部が、書き出しと毎朝の確認の対象である',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const tables = found(prod, 'AWS::DynamoDB::GlobalTable').filter(({ id }) => !worthNoBackup.test(id));
    const lists = [
      ['backup-export', 'EXPORTED_TABLES'],
      ['backup-freshness', 'EXPORTED_TABLES'],
      ['backup-freshness', 'BACKED_UP'],
    ] as const;
    return lists.flatMap(([job, variable]) => {
      const names = namesIn(variableOf(prod, job, variable));
      return tables
        .filter(({ id }) => !names.includes(id.replace(/[0-9A-F]{8}$/, '')))
        .map((table) => `${nameOf(table)} は ${job} の ${variable} にありません`);
    });
  },
};

/** Prod's form in Osaka, for the days when Tokyo is gone. */
const inOsakaForm = (stacks: readonly SynthesizedStack[]): readonly SynthesizedStack[] =>
  stacks.filter(({ name }) => name.startsWith('stafee-prod-osaka-'));

export const dailyInOsakaToo: Assertion = {
  says: '大阪で稼働する間も、毎日 2:00 (JST) に取得し 7 日分を施錠した保管庫に残し、毎朝確かめる',
  faultsIn: (stacks) => {
    const osakaForm = inOsakaForm(stacks);
    const chosen = chosenTags(osakaForm);
    const unchosen = found(osakaForm, 'AWS::DynamoDB::GlobalTable')
      .filter(({ id }) => !worthNoBackup.test(id))
      .filter(({ properties }) => !chosen.some(([key, value]) => tagOf(properties, key) === value));
    return [
      ...(found(osakaForm, plan).some(({ properties }) => rulesOf(properties).some(isDaily))
        ? []
        : ['prod-osaka に毎日の取得がありません']),
      ...(found(osakaForm, vault).some(({ properties }) => isLocked(properties))
        ? []
        : ['prod-osaka に施錠した保管庫がありません']),
      ...(osakaForm.some((stack) => scheduleCalls(stack, 'backup-freshness'))
        ? []
        : ['prod-osaka に毎朝の確認がありません']),
      ...unchosen.map((table) => `${nameOf(table)} は対象外です`),
    ];
  },
};

const replicationRules = (properties: unknown): readonly unknown[] =>
  listOf(at(properties, 'ReplicationConfiguration', 'Rules'));

const isReplicated = (rule: unknown): boolean =>
  at(rule, 'Status') === 'Enabled' &&
  at(rule, 'DeleteMarkerReplication', 'Status') === 'Enabled' &&
  at(rule, 'Destination', 'Metrics', 'Status') === 'Enabled' &&
  at(rule, 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID') !== undefined;

/** What must stand in Osaka too: daily exports, and what is locked but for the trail (docs/decisions/0047). */
const mustReplicate = (prod: readonly SynthesizedStack[]): readonly Found[] => {
  const ofTrails = found(prod, 'AWS::CloudTrail::Trail').map(({ properties }) =>
    at(properties, 'S3BucketName', 'Ref'),
  );
  return found(prod, 'AWS::S3::Bucket').filter(
    ({ id, stack, properties }) =>
      stack.region === tokyo &&
      !ofTrails.includes(id) &&
      (id.startsWith('Copies') || at(properties, 'ObjectLockEnabled') === true),
  );
};

export const exportsReplicated: Assertion = {
  says: '書き出しと監査記録の保管庫を大阪へ複製し、削除の印と複製の遅れも伝える',
  faultsIn: (stacks) => {
    const buckets = mustReplicate(prodStacks(stacks));
    if (!buckets.some(({ id }) => id.startsWith('Copies')))
      return ['prod に大阪へ複製する書き出しのバケットがありません'];
    return buckets
      .filter(({ properties }) => {
        const rules = replicationRules(properties);
        return rules.length === 0 || !rules.every(isReplicated);
      })
      .map((resource) => `${nameOf(resource)} の複製が不完全です`);
  },
};

export const restoresTested = allOf(
  '毎月、取得したバックアップを実際に復元して試す',
  keepsRules(
    '復元試験',
    [backupRules.restoresTested, values.backupsBounded],
    'AWS::Backup::RestoreTestingPlan',
  ),
);

/** A schedule counts by the function it wakes: its own id says no more than the function's. */
const scheduleCalls = (stack: SynthesizedStack, job: string): boolean =>
  ofType(stack, 'AWS::Scheduler::Schedule').some(
    ({ properties }) =>
      at(properties, 'State') !== 'DISABLED' &&
      JSON.stringify(at(properties, 'Target')).toLowerCase().includes(job.replaceAll('-', '')),
  );

export const runsBySchedule = (says: string, ...jobs: readonly string[]): Assertion => ({
  says,
  faultsIn: (stacks) =>
    jobs
      .filter((job) => !prodStacks(stacks).some((stack) => scheduleCalls(stack, job)))
      .map((job) => `prod に ${job} の予定がありません`),
});

/** Backups fail in Osaka too, and no function of ours stands there. */
export const osakaFailuresTold: Assertion = {
  says: '大阪での写しと復元の失敗を知らせる',
  faultsIn: (stacks) => {
    const rulesOfOsaka = found(prodStacks(stacks), 'AWS::Events::Rule').filter(
      ({ stack, properties }) =>
        stack.region === osaka && at(properties, 'State') !== 'DISABLED' && toTopic(stack, properties),
    );
    const types = JSON.stringify(
      rulesOfOsaka.map(({ properties }) => at(properties, 'EventPattern', 'detail-type')),
    );
    return ['Copy Job State Change', 'Restore Job State Change']
      .filter((type) => !types.includes(type))
      .map((type) => `prod の大阪で ${type} を知らせません`);
  },
};

const toTopic = (stack: SynthesizedStack, rule: unknown): boolean =>
  listOf(at(rule, 'Targets')).some((target) =>
    ofType(stack, 'AWS::SNS::Topic').some(({ id }) => id === at(target, 'Arn', 'Ref')),
  );
