import { at, each, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** Seven generations of a daily backup, and a day for the hour at which AWS deletes. */
const [leastDays, mostDays] = [7, 8];

const vaultFault = ({ properties }: Resource, isProven: boolean): string | undefined => {
  const lock = at(properties, 'LockConfiguration');
  if (at(properties, 'EncryptionKeyArn') === undefined)
    return 'is not encrypted under a customer managed key';
  if (at(lock, 'ChangeableForDays') !== undefined)
    return 'is locked in compliance mode, which nobody can ever undo';
  if (!isProven) return lock === undefined ? undefined : 'is locked before its stage is proven';
  return at(lock, 'MinRetentionDays') === leastDays && at(lock, 'MaxRetentionDays') === mostDays
    ? undefined
    : 'lets somebody delete a point before its seventh day, or keep one beyond its eighth';
};

export const vaultsLocked: Rule = {
  id: 'vault-locked',
  check: (stack) =>
    each('vault', ['AWS::Backup::BackupVault'], (vault) => vaultFault(vault, stack.isProven !== false)).check(
      stack,
    ),
};

const copiesToOsaka = (rule: unknown): boolean =>
  listOf(at(rule, 'CopyActions')).some(
    (copy) =>
      JSON.stringify(at(copy, 'DestinationBackupVaultArn')).includes('arn:aws:backup:ap-northeast-3:') &&
      at(copy, 'Lifecycle', 'DeleteAfterDays') === leastDays,
  );

/** The form of prod that runs while Tokyo is gone: there is no other Region in Japan to copy to. */
const standsInOsaka = ({ name, region }: SynthesizedStack): boolean =>
  region === 'ap-northeast-3' && /^stafee-\w+-osaka-/.test(name);

const planFault = ({ properties }: Resource, stack: SynthesizedStack): string | undefined => {
  const rules = listOf(at(properties, 'BackupPlan', 'BackupPlanRule'));
  const daily = rules.filter(
    (rule) =>
      at(rule, 'ScheduleExpression') === 'cron(0 2 * * ? *)' &&
      at(rule, 'ScheduleExpressionTimezone') === 'Asia/Tokyo' &&
      at(rule, 'Lifecycle', 'DeleteAfterDays') === leastDays,
  );
  if (daily.length === 0) return 'takes no point at 02:00 in Japan that lives seven days';
  if (rules.some((rule) => at(rule, 'TargetBackupVault', 'Fn::GetAtt', 0) === undefined))
    return 'puts points into a vault that is not ours, and not locked';
  return standsInOsaka(stack) || daily.every(copiesToOsaka) ? undefined : 'leaves no copy in Osaka';
};

export const dailyWithCopy: Rule = {
  id: 'backup-daily-with-copy',
  check: (stack) =>
    ofType(stack, 'AWS::Backup::BackupPlan').flatMap((plan) => {
      const message = planFault(plan, stack);
      return message === undefined ? [] : [{ resource: plan.id, message }];
    }),
};

/** TenantData, Control, Keystore, Audit and Operator; sessions come back by signing in again. */
const restorableTables = 5;

const prefixOf = (rule: unknown): string | undefined => textsOf(at(rule, 'Filter', 'Prefix'))[0];

const replicates = (rule: unknown): boolean =>
  at(rule, 'Status') === 'Enabled' &&
  [undefined, ''].includes(prefixOf(rule)) &&
  at(rule, 'DeleteMarkerReplication', 'Status') === 'Enabled' &&
  at(rule, 'SourceSelectionCriteria', 'SseKmsEncryptedObjects', 'Status') === 'Enabled' &&
  at(rule, 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID') !== undefined &&
  at(rule, 'Destination', 'Metrics', 'Status') === 'Enabled' &&
  at(rule, 'Destination', 'ReplicationTime', 'Status') === 'Enabled';

const isReplicated = (properties: unknown): boolean => {
  const rules = listOf(at(properties, 'ReplicationConfiguration', 'Rules'));
  return rules.length > 0 && rules.every(replicates);
};

/**
 * The backup's own bucket, and whatever says that it replicates: documents are copied by AWS Backup, since a deleted
 * version is never replicated.
 */
export const backupsReplicated: Rule = {
  id: 'backup-bucket-replicated',
  check: (stack) =>
    each('bucket', ['AWS::S3::Bucket'], ({ properties }) =>
      isReplicated(properties) ||
      (!(stack.name.endsWith('-Backup') && !standsInOsaka(stack)) &&
        at(properties, 'ReplicationConfiguration') === undefined)
        ? undefined
        : 'does not copy all objects and deletions to Osaka, encrypted and measured',
    ).check(stack),
};

/** What one plan must bring back: every table, and the one bucket of receipts. A star in Osaka is all that its vault holds. */
const wantedOfTests = [
  { type: 'DynamoDB', count: restorableTables, says: `all ${restorableTables} tables` },
  { type: 'S3', count: 1, says: 'the receipts' },
];

const isCovered = (selection: unknown, { type, count }: (typeof wantedOfTests)[number]): boolean => {
  const arns = listOf(at(selection, 'ProtectedResourceArns'));
  return (
    at(selection, 'ProtectedResourceType') === type &&
    (arns.length >= count || arns.includes('*')) &&
    (type !== 'S3' || at(selection, 'RestoreMetadataOverrides', 'kmsKey') !== undefined)
  );
};

/** A backup that was never restored is a hope: each month, from the last week's points, all that the plan takes. */
export const restoresTested: Rule = {
  id: 'restore-tested-monthly',
  check: (stack) => {
    const plans = ofType(stack, 'AWS::Backup::RestoreTestingPlan');
    const selections = ofType(stack, 'AWS::Backup::RestoreTestingSelection').map(
      ({ properties }) => properties,
    );
    return [
      ...each('plan', ['AWS::Backup::RestoreTestingPlan'], ({ properties }) => {
        const points = at(properties, 'RecoveryPointSelection');
        if (!/^cron\(\S+ \S+ \S+ \* \S+ \*\)$/.test(String(at(properties, 'ScheduleExpression'))))
          return 'does not test a restore every month';
        if (!(Number(at(points, 'SelectionWindowDays')) <= mostDays))
          return 'tests points that are no longer kept';
        return listOf(at(points, 'IncludeVaults')).length > 0 ? undefined : 'tests points of no vault';
      }).check(stack),
      ...plans.flatMap(({ id, properties }) => {
        const name = at(properties, 'RestoreTestingPlanName');
        const own = selections.filter((selection) => at(selection, 'RestoreTestingPlanName') === name);
        return wantedOfTests
          .filter((wanted) => !own.some((selection) => isCovered(selection, wanted)))
          .map(({ says }) => ({ resource: id, message: `does not restore ${says}` }));
      }),
    ];
  },
};

const isTagged = (properties: unknown): boolean =>
  [...listOf(at(properties, 'Tags')), ...listOf(at(properties, 'Replicas', 0, 'Tags'))].some(
    (tag) => at(tag, 'Key') === 'Backup' && /^stafee-.+-daily$/.test(String(at(tag, 'Value'))),
  );

/** What expires by itself, as sessions do, is worth no backup and must not come back from one. */
const isInPlan = ({ id, type, properties }: Resource): boolean =>
  type === 'AWS::S3::Bucket'
    ? !id.startsWith('Documents') || isTagged(properties)
    : at(properties, 'TimeToLiveSpecification', 'Enabled') === true || isTagged(properties);

export const tablesInPlan = each(
  'table-in-backup-plan',
  ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket'],
  (resource) => (isInPlan(resource) ? undefined : 'is in no daily backup: give it the tag Backup'),
);

export const optedIn: Rule = {
  id: 'backup-opt-in',
  check: (stack) => {
    const vaults = stack.resources.filter(({ type }) => type === 'AWS::Backup::BackupVault');
    const isSwitched = stack.resources.some(
      ({ type, properties }) =>
        type === 'Custom::AWS' &&
        /ResourceTypeManagementPreference.*DynamoDB.*true/.test(JSON.stringify(at(properties, 'Update'))),
    );
    return isSwitched
      ? []
      : vaults.map(({ id }) => ({
          resource: id,
          message: 'holds points of tables that no lock covers: AWS Backup does not manage DynamoDB here',
        }));
  },
};

/** Seven generations may rest on a full export of 12 days, until the next night; erasure ends on D60 (docs/decisions/0112). */
const exportsDays = 14;

const keepsExports = (properties: unknown): boolean =>
  listOf(at(properties, 'LifecycleConfiguration', 'Rules')).some(
    (rule) =>
      at(rule, 'Prefix') === 'exports/' &&
      at(rule, 'Status') === 'Enabled' &&
      at(rule, 'ExpirationInDays') === exportsDays,
  );

export const exportsKept = each('exports-cover-a-week', ['AWS::S3::Bucket'], ({ id, properties }) =>
  !/^(Copies|BackupCopies)/.test(id) || keepsExports(properties)
    ? undefined
    : `does not keep exports for ${exportsDays} days: fewer break the oldest generation, more outlive an erasure`,
);
