import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { inventoryOf } from '#proofs/inventory.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { settings } from '#test/stages/settings.ts';

const root = join(import.meta.dirname, '../..');

const tags = [
  { Key: 'Owner', Value: 'customer' },
  { Key: 'Classification', Value: 'confidential' },
  { Key: 'Control', Value: '12.3.1' },
  { Key: 'DataResidency', Value: 'JP' },
];
const resource = (id: string, type: string, properties: unknown) => ({
  id,
  type,
  properties,
  deletionPolicy: undefined,
  updateReplacePolicy: undefined,
});
const stack: SynthesizedStack = {
  name: 'stafee-prod-Data',
  region: 'ap-northeast-1',
  isTerminationProtected: true,
  outputs: {},
  paths: {},
  account: '000000000000',
  resources: [
    resource('Documents7E5B2978', 'AWS::S3::Bucket', { Tags: tags }),
    resource('Forgotten12345678', 'AWS::SQS::Queue', {}),
    resource('Role12345678', 'AWS::IAM::Role', { Tags: tags }),
    resource('Policy12345678', 'AWS::IAM::Policy', {}),
  ],
};

describe('the asset inventory', () => {
  test('says of each asset whose it is, how it is classified and what it serves', () => {
    expect(inventoryOf([stack]).split('\n').slice(4)).toEqual([
      '## stafee-prod-Data（ap-northeast-1）',
      '',
      '| 種別 | 資産 | 所有 | 分類 | 所在 | 管理策 |',
      '| --- | --- | --- | --- | --- | --- |',
      '| キュー | Forgotten | 不明 | 不明 | 不明 | 不明 |',
      '| ファイル保管庫 | Documents | 顧客 | 機密 | 日本 | 12.3.1 |',
      '',
      'ほかに、札の付いた構成要素 1 件。',
      '',
    ]);
  });

  test('in docs/inventory.md is that of the templates: `npm run inventory` writes it', () => {
    const page = inventoryOf(provenStacksOf(settings.prod));
    expect(readFileSync(join(root, 'docs/inventory.md'), 'utf8')).toBe(page);
  });

  test('knows the owner and the class of everything', () => {
    expect(inventoryOf(provenStacksOf(settings.prod))).not.toContain('不明');
  });
});
