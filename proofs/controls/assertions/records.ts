import { at, listOf, textsOf } from '#proofs/checks/synthesized.ts';
import { selected, trailWhole } from '#proofs/checks/trail-rules.ts';
import {
  allInProd,
  allOf,
  found,
  inBothForms,
  keepsRules,
  prodHas,
  prodStacks,
} from '#proofs/controls/asserting.ts';
import type { Assertion } from '#proofs/controls/control.ts';

const everybody = (statement: unknown): boolean =>
  at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*';

const forbidsChange = (statement: unknown): boolean =>
  at(statement, 'Effect') === 'Deny' &&
  everybody(statement) &&
  ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].every((call) =>
    textsOf(at(statement, 'Action')).includes(`dynamodb:${call}`),
  );

export const auditAppendOnly: Assertion = {
  says: '監査記録は誰も変更・削除できない',
  faultsIn: (stacks) => {
    const [audit] = found(prodStacks(stacks), 'AWS::DynamoDB::GlobalTable').filter(({ id }) =>
      id.startsWith('Audit'),
    );
    if (audit === undefined) return ['prod に監査記録の表がありません'];
    const replicas = listOf(at(audit.properties, 'Replicas'));
    return replicas.length > 0 &&
      replicas.every((replica) =>
        listOf(at(replica, 'ResourcePolicy', 'PolicyDocument', 'Statement')).some(forbidsChange),
      )
      ? []
      : ['監査記録の表が変更を許しています'];
  },
};

const lockedDays = (properties: unknown): number => {
  const retention = at(properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention');
  return at(properties, 'ObjectLockEnabled') === true && at(retention, 'Mode') === 'COMPLIANCE'
    ? Number(at(retention, 'Days') ?? 0)
    : 0;
};

const lockedArchiveIn = (region: string, says: string): Assertion =>
  prodHas(
    says,
    'AWS::S3::Bucket',
    ({ stack, properties }) => stack.region === region && lockedDays(properties) >= 400,
  );

export const archiveLocked = allOf(
  '監査記録の保管庫は東京・大阪とも 400 日間、誰も書き換えられない',
  lockedArchiveIn('ap-northeast-1', '東京の保管庫'),
  lockedArchiveIn('ap-northeast-3', '大阪の保管庫'),
);

export const auditStreamed = prodHas(
  '監査記録の変化はすべて保管庫へ流れる',
  'AWS::Lambda::EventSourceMapping',
  ({ properties }) =>
    JSON.stringify(at(properties, 'EventSourceArn')).includes('Audit') &&
    /archive/i.test(JSON.stringify(at(properties, 'FunctionName'))),
);

const trails = 'AWS::CloudTrail::Trail';

/** Digests are signed each hour: a file that was changed or taken away shows. */
export const callsRecorded = keepsRules(
  '全リージョンの管理操作を、当社の鍵で暗号化し、署名付きの要約で改ざんを検知できる形で記録している',
  [trailWhole],
  trails,
);

export const callsLocked = allInProd(
  '管理操作の記録は 400 日間、誰も書き換えられない保管庫に届く',
  [trails],
  ({ stack, properties }) => {
    const bucket = stack.resources.find(({ id }) => id === at(properties, 'S3BucketName', 'Ref'));
    return lockedDays(bucket?.properties) >= 400;
  },
);

const recordedTables = ['Keystore', 'Control', 'Operator'];
const recordedBuckets = ['Archive', 'Documents'];

/** Who read a key is as much news as who changed it. */
export const readsRecorded: Assertion = inBothForms({
  says: '鍵・契約・運用者の表と、証憑・監査記録の保管庫への読み書きをすべて記録している',
  faultsIn: (stacks) => {
    const arns = found(prodStacks(stacks), trails)
      .map((trail) => selected(trail, 'Data', 'resources.ARN'))
      .join();
    return [...recordedTables, ...recordedBuckets]
      .filter((name) => !arns.includes(name))
      .map((name) => `prod の証跡が ${name} の読み書きを記録していません`);
  },
});
