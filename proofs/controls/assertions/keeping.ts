import { evidenceOutlivesClocks, evidenceStays } from '#proofs/checks/evidence-rules.ts';
import * as keeping from '#proofs/checks/keeping-rules.ts';
import { deletionProtected, retained } from '#proofs/checks/retention-rules.ts';
import { tagValuesKnown } from '#proofs/checks/tag-rules.ts';
import { idsFrozen } from '#proofs/checks/frozen-ids.ts';
import * as message from '#proofs/checks/message-rules.ts';
import * as policy from '#proofs/checks/policy-rules.ts';
import { at, listOf, textsOf } from '#proofs/checks/synthesized.ts';
import {
  allInProd,
  allOf,
  found,
  inBothForms,
  keepsRules,
  nameOf,
  prodHas,
  prodStacks,
} from '#proofs/controls/asserting.ts';
import { storageBounded } from '#proofs/checks/value-rules.ts';
import type { Assertion } from '#proofs/controls/control.ts';

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
  'すべてのバケット・ログ・待ち行列・通知が当社の管理する鍵で暗号化される',
  [keeping.bucketsUnderCustomerKey, keeping.logsUnderCustomerKey, message.messagesUnderCustomerKey],
  bucket,
  'AWS::Logs::LogGroup',
);

export const keysRotate = keepsRules(
  'すべての鍵が有効で毎年更新され、当社のアカウントだけが使える',
  [keeping.keysRotate, storageBounded, policy.keysUsable, policy.noStrangers, policy.servicesForUs],
  'AWS::KMS::Key',
);

export const messagesProtected = keepsRules(
  '待ち行列と通知は TLS だけで応答し、処理できないものを失わない',
  [storageBounded, message.messagesTlsOnly, message.messagesKept, message.messagesEnd],
  'AWS::SQS::Queue',
);

/** Settings say 30 days for trying out, and 400 where customers work. */
const customersDays = 400;

/** By-products of what is kept elsewhere: flows of packets, the trail before it is locked away, measurements. */
const shorter: readonly (readonly [RegExp, number])[] = [
  [/FlowLogs/, 90],
  [/^CallsLogs/, 90],
  [/^InsightsLogs/, 30],
];

const leastDaysOf = (id: string): number => shorter.find(([name]) => name.test(id))?.[1] ?? customersDays;

export const logsKept = inBothForms(
  allInProd(
    '本番のログを 400 日間 (通信と、別に施錠して残す操作記録の写しは 90 日間、測定値は 30 日間) 残す',
    ['AWS::Logs::LogGroup'],
    ({ id, properties }) => Number(at(properties, 'RetentionInDays')) >= leastDaysOf(id),
  ),
);

export const pointInTimeRecovery = keepsRules(
  'すべての表を過去 7 日の任意の時点に戻せる',
  [keeping.sevenDaysBack, storageBounded],
  table,
);

export const bucketsPrivate = keepsRules(
  'すべてのバケットが非公開で、版を残す',
  [keeping.bucketsVersioned],
  bucket,
);

export const logsRetained = keepsRules(
  'すべてのログに保存期間があり、すべての関数が自前のロググループに書く',
  [keeping.logsRetained, storageBounded],
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
  keepsRules('削除保護', [deletionProtected, retained, idsFrozen], table, bucket),
  stacksProtected,
);

/** Customers' rows and our own are in different tables, so that no tenant's role reaches ours. */
export const storesApart: Assertion = inBothForms({
  says: 'お客様の表 (TenantData) と当社の表 (Control) が分かれている',
  faultsIn: (stacks) => {
    const ids = found(prodStacks(stacks), table).map(({ id }) => id);
    return ['TenantData', 'Control']
      .filter((name) => !ids.some((id) => id.startsWith(name)))
      .map((name) => `prod に表 ${name} がありません`);
  },
});

/** Without its replica the Osaka copies of tenants' data stay closed when Tokyo is down. */
export const tenantKeyInBothRegions = allOf(
  'テナント鍵を包む鍵が東京と大阪の両方にある',
  prodHas('東京の主鍵', 'AWS::KMS::Key', ({ properties }) => at(properties, 'MultiRegion') === true),
  prodHas('大阪の複製', 'AWS::KMS::ReplicaKey', ({ stack }) => stack.region === 'ap-northeast-3'),
);

export const replacedVersionsExpire = inBothForms(
  allInProd(
    '証憑のほかのすべてのバケットで、置き換えられた版と決めた期間を過ぎたものが消える',
    [bucket],
    ({ id, properties }) => {
      const rules = listOf(at(properties, 'LifecycleConfiguration', 'Rules'));
      return (
        rules.every((rule) => at(rule, 'Status') === 'Enabled') &&
        (id.startsWith('Documents') ||
          rules.some((rule) => at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays') !== undefined))
      );
    },
  ),
);

/** What the law makes a company keep, against mistakes and ill will alike; erasure stays possible (docs/decisions/0103). */
export const evidenceKept = keepsRules(
  '証憑とその版は、消去の役割のほか誰にも、時の経過によっても消されず、上書きもされない',
  [evidenceStays, evidenceOutlivesClocks],
  bucket,
);

/** Signed links work for whoever holds one; a page of somebody else's must not use them in our users' browsers. */
export const filesForOwnPages = inBothForms({
  says: '証憑のバケットは当社の画面からの要求だけを受け付ける',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const pages = found(prod, 'AWS::ApiGateway::DomainName').map(
      ({ properties }) => `https://${String(at(properties, 'DomainName'))}`,
    );
    return found(prod, bucket)
      .filter(({ properties }) =>
        listOf(at(properties, 'CorsConfiguration', 'CorsRules'))
          .flatMap((rule) => textsOf(at(rule, 'AllowedOrigins')))
          .some((origin) => !pages.includes(origin)),
      )
      .map((resource) => `${nameOf(resource)} がほかの画面からの要求を受け付けます`);
  },
});
