import { textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { tagsOf } from '#proofs/checks/tag-rules.ts';

/** What is listed by name; everything else with tags is counted. */
const kinds: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi': 'API',
  'AWS::Backup::BackupVault': 'バックアップ保管庫',
  'AWS::Cognito::UserPool': '利用者ディレクトリ',
  'AWS::DynamoDB::GlobalTable': 'データベース表',
  'AWS::EC2::VPC': 'ネットワーク',
  'AWS::KMS::Key': '暗号鍵',
  'AWS::KMS::ReplicaKey': '暗号鍵（複製）',
  'AWS::Lambda::Function': '処理',
  'AWS::Logs::LogGroup': 'ログ',
  'AWS::S3::Bucket': 'ファイル保管庫',
  'AWS::SNS::Topic': '通知先',
  'AWS::SQS::Queue': 'キュー',
  'AWS::WAFv2::WebACL': 'WAF',
};

const owners = new Map<unknown, string>([
  ['customer', '顧客'],
  ['provider', '当社'],
]);
const classifications = new Map<unknown, string>([
  ['confidential', '機密'],
  ['internal', '社内'],
  ['public', '公開'],
]);

const residencies = new Map<unknown, string>([['JP', '日本']]);

/** CloudFormation's hash at the end says nothing to a person, and the CDK's own function has nothing but a hash. */
const nameOf = ({ id }: Resource): string =>
  id.startsWith('AWS679f53fac002430cb0da5b7982bd2287') ? 'CustomResource' : id.replace(/[0-9A-F]{8}$/, '');

const rowOf = (resource: Resource): string => {
  const tags = tagsOf(resource);
  const cells = [
    kinds[resource.type] ?? resource.type,
    nameOf(resource),
    owners.get(tags.get('Owner')) ?? '不明',
    classifications.get(tags.get('Classification')) ?? '不明',
    residencies.get(tags.get('DataResidency')) ?? '不明',
    textsOf(tags.get('Control')).join('') || '不明',
  ];
  return `| ${cells.join(' | ')} |`;
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const sectionOf = (stack: SynthesizedStack): string => {
  const listed = stack.resources.filter(({ type }) => type in kinds);
  const counted = stack.resources.filter(
    (resource) => !(resource.type in kinds) && tagsOf(resource).size > 0,
  );
  return [
    `## ${stack.name}（${stack.region}）`,
    '',
    ...(listed.length === 0
      ? []
      : [
          '| 種別 | 資産 | 所有 | 分類 | 所在 | 管理策 |',
          '| --- | --- | --- | --- | --- | --- |',
          ...listed.map(rowOf).toSorted(byText),
          '',
        ]),
    `${listed.length === 0 ? '' : 'ほかに、'}札の付いた構成要素 ${counted.length} 件。`,
  ].join('\n');
};

/**
 * The asset inventory (8.1.1) of one stage as a Markdown page: what exists, whose information it holds, how it is
 * classified and which controls it serves, as the tags say.
 */
export const inventoryOf = (stacks: readonly SynthesizedStack[]): string =>
  [
    '# 資産台帳',
    '',
    '合成したテンプレートの札から `npm run inventory` が作る。手で直さない。所有が「顧客」のものは顧客の情報資産を、「当社」のものは当社の情報資産を持つ。データはすべて日本国内（東京・大阪）に置く。',
    '',
    stacks.map(sectionOf).join('\n\n'),
    '',
  ].join('\n');
