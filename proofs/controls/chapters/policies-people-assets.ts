import * as door from '#proofs/controls/assertions/door.ts';
import * as keeping from '#proofs/controls/assertions/keeping.ts';
import * as operators from '#proofs/controls/assertions/operators.ts';
import { behaviour, runbook, template } from '#proofs/controls/control.ts';
import type { Control } from '#proofs/controls/control.ts';

/** Chapters 5 to 8: 方針・組織・人・資産. */
export const policiesPeopleAssets: readonly Control[] = [
  {
    id: '5.1.1',
    title: '情報セキュリティのための方針群',
    promises: [
      {
        sentence:
          '当社の情報セキュリティ基本方針 (<https://www.scm-net.co.jp/security/>) に従って STAFee を運用しています。',
        mechanism: ['docs/runbooks/policy-review.md'],
        proofs: [runbook('policy-review')],
      },
    ],
  },
  {
    id: '6.1.1',
    title: '情報セキュリティの役割および責任',
    promises: [
      {
        sentence: 'クラウドサービス契約書で契約とサービスの内容を定め、それに従って提供しています。',
        mechanism: ['docs/runbooks/contracts.md'],
        proofs: [runbook('contracts')],
      },
    ],
  },
  {
    id: '6.1.3',
    title: '関係当局との連絡',
    promises: [
      {
        sentence:
          '当社の本社は東京都新宿区市谷本村町1番1号、STAFee の提供拠点は大阪本社 (大阪市北区堂島浜1丁目4番16号 アクア堂島NBFタワー8F) です。',
        mechanism: ['docs/runbooks/authorities.md'],
        proofs: [runbook('authorities')],
      },
      {
        sentence: '保存いただくデータの所在は、日本国内 (東京・大阪) のデータセンターです。',
        mechanism: ['lib/settings.ts', 'proofs/checks/keeping-rules.ts', 'proofs/checks/api-rules.ts'],
        proofs: [template(keeping.inJapan), template(door.tlsEnforced)],
      },
    ],
  },
  {
    id: 'CLD.6.3.1',
    title: 'クラウドコンピューティング環境における役割および責任の共有および分担',
    promises: [
      {
        sentence: 'サービスの内容と責任分界点を契約書と本書 2.2 で定めています。',
        mechanism: ['docs/runbooks/contracts.md', 'proofs/controls/write-white-paper.ts'],
        proofs: [runbook('contracts')],
      },
      {
        sentence: 'お問い合わせは、当社営業日にメールと電話で受け付けています。',
        mechanism: ['docs/runbooks/support-desk.md'],
        proofs: [runbook('support-desk')],
      },
    ],
  },
  {
    id: '7.2.2',
    title: '情報セキュリティの意識向上、教育および訓練',
    promises: [
      {
        sentence:
          'サービスに従事する要員に教育・訓練を実施しています。お客様にも、利用者への教育・訓練をおすすめします。',
        mechanism: ['docs/runbooks/training.md'],
        proofs: [runbook('training')],
      },
      {
        sentence: '教育の期限が切れた運用者は、サインインできません。',
        mechanism: ['domain/operators/training.ts', 'lambdas/operators'],
        proofs: [
          behaviour('test/operators/training.test.ts', 'counts through its last day in Japan: at %s %s'),
          behaviour(
            'test/journeys/operators-staff.journey.local.test.ts',
            'without a training is told so and stays out, however he proves himself (7.2.2)',
          ),
          runbook('training'),
        ],
        added: true,
      },
    ],
  },
  {
    id: '8.1.1',
    title: '資産目録',
    promises: [
      {
        sentence: 'お客様の保存データと、当社がサービスを運営するための情報資産を分離しています。',
        mechanism: ['lib/stacks/data.ts', 'lib/constructs/tenant-roles.ts'],
        proofs: [
          template(keeping.storesApart),
          template(door.tenantRoleConfined),
          behaviour('test/lib/stacks/rights.test.ts', 'at work: its own rows, files and keys'),
        ],
      },
      {
        sentence: 'STAFee にお客様が作成・保存する情報資産は、お客様の管理範囲です。',
        mechanism: ['docs/runbooks/contracts.md', 'lib/stacks/operator-api.ts'],
        proofs: [template(operators.operatorsWithoutPayload), runbook('contracts')],
      },
      {
        sentence: 'すべての資産に所有者・区分・所在を付けて管理しています。',
        added: true,
        mechanism: ['lib/stacks/stage-stack.ts', 'proofs/inventory.ts', 'docs/inventory.md'],
        proofs: [
          template(keeping.inventoryTagged),
          behaviour('test/proofs/inventory.test.ts', 'knows the owner and the class of everything'),
          behaviour(
            'test/proofs/inventory.test.ts',
            'in docs/inventory.md is that of the templates: `npm run inventory` writes it',
          ),
        ],
      },
    ],
  },
  {
    id: 'CLD.8.1.5',
    title: 'クラウドサービス利用者の資産の除去',
    promises: [
      {
        sentence:
          '解約日から 30 日が経過した日から、さらに 30 日が経過するまでに、保存データをバックアップを含めてすべて消去します (お客様の情報資産を含まないサービス共通ログを除きます)。',
        mechanism: ['lib/stacks/lifecycle.ts', 'lib/constructs/backup-vault.ts'],
        proofs: [template(keeping.replacedVersionsExpire)],
        planned: { step: 4, missing: '消去の処理・検証・証明書' },
      },
      {
        sentence:
          '解約日までにデータの返還のお申し入れがあれば、解約日から 30 日が経過するまでに、有償でデータを抽出し返還します。',
        mechanism: ['lib/stacks/lifecycle.ts'],
        proofs: [],
        planned: { step: 4, missing: 'データ返還用アーカイブの作成' },
      },
    ],
  },
  {
    id: '8.2.2',
    title: '情報のラベル付け',
    promises: [
      {
        sentence: '機能の詳細とマニュアルを STAFee マニュアルサイトで公開しています。',
        mechanism: ['docs/manual'],
        proofs: [],
        planned: { step: 7, missing: 'マニュアルサイト' },
      },
      {
        sentence: 'お客様の情報資産を分類し、閲覧権限を設定できます。',
        mechanism: ['domain/rights/sight.ts', 'domain/labels', 'lambdas/claims', 'lambdas/evidence'],
        proofs: [
          behaviour(
            'test/journeys/labels.journey.local.test.ts',
            '8.2.2 is found by whoever may see it at each address that reads claims, receipts and the books',
          ),
          behaviour(
            'test/journeys/labels.journey.local.test.ts',
            '8.2.2 is told of by no address to nakamura, who reads the company and has no permission, and each attempt is recorded',
          ),
          behaviour(
            'test/journeys/labels.journey.local.test.ts',
            '8.2.2 cannot be submitted where nobody of a step may see it, and its applicant is told while he types',
          ),
          behaviour(
            'test/journeys/labels.journey.local.test.ts',
            '8.2.2 is hidden at the next request from whom the permission is taken, whatever came to him before',
          ),
          behaviour(
            'test/journeys/security.journey.local.test.ts',
            'another person’s draft is 404, also for approvers and 経理',
          ),
        ],
      },
    ],
  },
];
