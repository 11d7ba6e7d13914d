import * as keeping from '#lib/checks/keeping-rules.ts';
import { tagValuesKnown } from '#lib/checks/tag-rules.ts';
import { idsFrozen } from '#lib/checks/frozen-ids.ts';
import { at } from '#lib/checks/synthesized.ts';
import { allInProd, allOf, found, keepsRules, prodHas, prodStacks } from '#lib/controls/asserting.ts';
import type { Assertion } from '#lib/controls/control.ts';

const table = 'AWS::DynamoDB::GlobalTable';
const bucket = 'AWS::S3::Bucket';

export const inJapan = keepsRules(
  'すべてのスタックと表の複製が東京または大阪にある',
  [keeping.regionInJapan],
  table,
);

export const tablesEncrypted = keepsRules(
  'すべての表が当社の管理する鍵で暗号化される',
  [keeping.tablesUnderCustomerKey],
  table,
);

export const storageEncrypted = keepsRules(
  'すべてのバケットとログが当社の管理する鍵で暗号化される',
  [keeping.bucketsUnderCustomerKey, keeping.logsUnderCustomerKey],
  bucket,
  'AWS::Logs::LogGroup',
);

export const keysRotate = keepsRules('すべての鍵が毎年更新される', [keeping.keysRotate], 'AWS::KMS::Key');

export const pointInTimeRecovery = keepsRules(
  'すべての表を過去 7 日の任意の時点に戻せる',
  [keeping.sevenDaysBack],
  table,
);

export const bucketsPrivate = keepsRules(
  'すべてのバケットが非公開で、版を残す',
  [keeping.bucketsVersioned],
  bucket,
);

export const logsRetained = keepsRules(
  'すべてのログに保存期間があり、すべての関数が自前のロググループに書く',
  [keeping.logsRetained],
  'AWS::Logs::LogGroup',
  'AWS::Lambda::Function',
);

export const inventoryTagged = keepsRules(
  'すべての資産に所有者・区分・所在・管理策のタグがある',
  [keeping.tagged, tagValuesKnown],
  table,
  bucket,
  'AWS::Lambda::Function',
);

/** Each stack that holds data; a weak reference lets CloudFormation delete a producer that others use. */
const stacksProtected: Assertion = {
  says: '削除保護',
  faultsIn: (stacks) =>
    stacks
      .filter(({ isTerminationProtected }) => !isTerminationProtected)
      .map(({ name }) => `${name} は削除できます`),
};

export const notDeletable = allOf(
  '表・バケット・鍵・利用者台帳・スタックを誤って削除できない',
  keepsRules('削除保護', [keeping.deletionProtected, keeping.retained, idsFrozen], table, bucket),
  stacksProtected,
);

/** Customers' rows and our own are in different tables, so that no tenant's role reaches ours. */
export const storesApart: Assertion = {
  says: 'お客様の表 (TenantData) と当社の表 (Control) が分かれている',
  faultsIn: (stacks) => {
    const ids = found(prodStacks(stacks), table).map(({ id }) => id);
    return ['TenantData', 'Control']
      .filter((name) => !ids.some((id) => id.startsWith(name)))
      .map((name) => `prod に表 ${name} がありません`);
  },
};

/** Without its replica the Osaka copies of tenants' data stay closed when Tokyo is down. */
export const tenantKeyInBothRegions = allOf(
  'テナント鍵を包む鍵が東京と大阪の両方にある',
  prodHas('東京の主鍵', 'AWS::KMS::Key', ({ properties }) => at(properties, 'MultiRegion') === true),
  prodHas('大阪の複製', 'AWS::KMS::ReplicaKey', ({ stack }) => stack.region === 'ap-northeast-3'),
);

export const replacedVersionsExpire = allInProd(
  'すべてのバケットで置き換えられた版が消える',
  [bucket],
  ({ properties }) => {
    const rules = at(properties, 'LifecycleConfiguration', 'Rules');
    return (
      Array.isArray(rules) &&
      rules.some(
        (rule) =>
          at(rule, 'Status') === 'Enabled' &&
          at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays') !== undefined,
      )
    );
  },
);
