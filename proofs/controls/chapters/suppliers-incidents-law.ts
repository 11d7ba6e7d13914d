import * as door from '#proofs/controls/assertions/door.ts';
import { evidenceKept } from '#proofs/controls/assertions/keeping.ts';
import * as records from '#proofs/controls/assertions/records.ts';
import { inBothForms } from '#proofs/controls/asserting.ts';
import { rulesHold } from '#proofs/controls/assertions/rules.ts';
import { behaviour, runbook, runbookAtEvents, template } from '#proofs/controls/control.ts';
import type { Control } from '#proofs/controls/control.ts';

const suppliers: readonly Control[] = [
  {
    id: '15.1.2',
    title: '供給者との合意におけるセキュリティの取扱い',
    promises: [
      {
        sentence:
          'STAFee は SaaS 型のクラウドサービスです。責任分界点 (本書 2.2) に定める当社の範囲で、必要なセキュリティ対策を実施しています。',
        mechanism: ['docs/runbooks/contracts.md', 'docs/controls.md'],
        proofs: [
          runbook('contracts'),
          template(rulesHold),
          behaviour('test/proofs/mutants/rule-pack.test.ts', 'finds nothing against the stacks as they are'),
        ],
      },
    ],
  },
  {
    id: '15.1.3',
    title: 'ICT サプライチェーン',
    promises: [
      {
        sentence:
          '利用するクラウドサービスプロバイダの情報セキュリティ水準 (<https://aws.amazon.com/jp/compliance/>) を把握し、STAFee の情報セキュリティと整合することを確認しています。',
        mechanism: ['docs/runbooks/supplier-review.md'],
        proofs: [runbook('supplier-review')],
      },
    ],
  },
];

const incident = (name: string) => behaviour('test/journeys/incidents.journey.local.test.ts', name);
const told = incident(
  'gives a draft of its notice with what is known, and its clock stops when the companies were told',
);

const incidents: readonly Control[] = [
  {
    id: '16.1.1',
    title: '責任および手順',
    promises: [
      {
        sentence:
          '当社で確認したセキュリティインシデントには、情報セキュリティ基本方針に則り、適切に対応します。',
        mechanism: ['docs/runbooks/incident-response.md', 'lambdas/incidents/open-incident.ts'],
        proofs: [
          runbook('incident-response'),
          incident('is written down with the moment of its detection, once, and burns on the home'),
          incident('is not closed while a report is owed, and says what ended it'),
        ],
      },
      {
        sentence:
          '当社に起因し、お客様に重大な影響を及ぼすセキュリティインシデントには、適用可能なあらゆる対処を実施します。',
        mechanism: [
          'docs/runbooks/incident-response.md',
          'docs/runbooks/block-addresses.md',
          'docs/runbooks/restore.md',
          'lambdas/incidents/add-timeline-entry.ts',
        ],
        proofs: [
          runbook('incident-response'),
          incident('keeps who did what against it, and when: added once, and only added'),
        ],
      },
      {
        sentence:
          'お客様に重大な影響を及ぼす可能性がある場合は、検知から 3 営業日以内を目標にメールでお知らせします。',
        mechanism: [
          'docs/runbooks/incident-response.md',
          'domain/incidents/incident-clocks.ts',
          'lib/stacks/messaging.ts',
        ],
        proofs: [
          runbook('incident-response'),
          incident('warns, then burns on its last day, and says how late it was'),
          told,
        ],
        planned: { step: 3, missing: '期限前の警報' },
      },
    ],
  },
  {
    id: '16.1.2',
    title: '情報セキュリティ事象の報告',
    promises: [
      {
        sentence: 'お客様からのお問い合わせやご報告は、お問い合わせ窓口で承ります。',
        mechanism: ['docs/runbooks/support-desk.md'],
        proofs: [runbook('support-desk')],
      },
      {
        sentence: 'お客様に影響を及ぼす可能性がある情報セキュリティ事象は、メールでお知らせします。',
        mechanism: ['docs/runbooks/incident-response.md', 'lib/stacks/messaging.ts'],
        proofs: [runbook('incident-response'), told],
      },
    ],
  },
  {
    id: '16.1.7',
    title: '証拠の収集',
    promises: [
      {
        sentence:
          'お客様の情報資産と派生データが、国内の法令に基づき参照・閲覧される可能性があることを、ご契約の際にご承諾いただいています。',
        mechanism: ['docs/runbooks/legal-requests.md'],
        proofs: [runbookAtEvents('legal-requests')],
      },
      {
        sentence: '法令に基づく請求には、証拠として保全した記録の一式で応じます。',
        added: true,
        mechanism: ['docs/runbooks/legal-requests.md', 'lib/stacks/audit.ts'],
        proofs: [runbookAtEvents('legal-requests')],
        planned: { step: 4, missing: '証拠一式の作成と消去の差止め' },
      },
    ],
  },
];

const law: readonly Control[] = [
  {
    id: '18.1.1',
    title: '適用法令および契約上の要求事項の特定',
    promises: [
      {
        sentence: 'STAFee の利用に適用される準拠法は日本法です。',
        mechanism: ['docs/runbooks/contracts.md', 'docs/runbooks/law-review.md'],
        proofs: [runbook('contracts'), runbook('law-review')],
      },
    ],
  },
  {
    id: '18.1.2',
    title: '知的財産権',
    promises: [
      {
        sentence: '知的財産権などに関するお問い合わせは、お問い合わせ窓口で承ります。',
        mechanism: ['docs/runbooks/support-desk.md', 'docs/runbooks/intellectual-property.md'],
        proofs: [runbook('support-desk'), runbook('intellectual-property')],
      },
    ],
  },
  {
    id: '18.1.3',
    title: '記録の保護',
    promises: [
      {
        sentence: 'お客様のアクセスログを取得し、変更や削除から保護しています。',
        mechanism: ['lib/stacks/data.ts', 'lib/stacks/audit.ts'],
        proofs: [
          template(door.accessLogged),
          template(inBothForms(records.auditAppendOnly)),
          template(records.archiveLocked),
          behaviour('test/lib/stacks/data.test.ts', 'refuse everybody a change of the audit trail'),
        ],
      },
      {
        sentence: '操作ログは会社・日ごとに毎日照合して封印し、記録の欠落や変更を検知します。',
        added: true,
        mechanism: ['lib/stacks/audit.ts', 'lambdas/audit'],
        proofs: [
          behaviour('test/audit/seal-chain.test.ts', 'hangs on the day before it'),
          behaviour('test/audit/seal-chain.test.ts', 'comes to the same whichever call the night died at'),
          behaviour(
            'test/journeys/audit-seal.journey.local.test.ts',
            'finds a record that was put over and one that was taken away, in the company that it befell (12.4.2)',
          ),
        ],
      },
      {
        sentence:
          'お預かりした証憑は、誤った操作や悪意のある操作による削除・上書きから保護し、ご契約中は期限を設けずに保存しています。',
        added: true,
        mechanism: ['lib/constructs/evidence-bucket.ts', 'lib/stacks/lifecycle.ts'],
        proofs: [
          template(evidenceKept),
          behaviour(
            'test/evidence/evidence-stays.local.test.ts',
            'is taken away by nobody but the purge role',
          ),
        ],
      },
      {
        sentence: 'アクセスログが必要な場合は、お問い合わせ窓口で承ります。',
        mechanism: ['docs/runbooks/support-desk.md', 'lambdas/extractions'],
        proofs: [
          runbook('support-desk'),
          behaviour(
            'test/journeys/extraction.journey.local.test.ts',
            'gives CSV and JSON that say who took them, with nothing of what the company keeps',
          ),
          behaviour('test/audit/extraction.test.ts', 'finds one that was taken out'),
        ],
      },
    ],
  },
  {
    id: '18.1.5',
    title: '暗号化機能に対する規制',
    promises: [
      {
        sentence:
          'SSL/TLS による通信の暗号化を使用しています。輸出規制の対象となる暗号化の利用はありません。',
        mechanism: ['lib/constructs/plane-rest-api.ts', 'docs/runbooks/cryptography-review.md'],
        proofs: [template(door.tlsEnforced), runbook('cryptography-review')],
      },
    ],
  },
  {
    id: '18.2.1',
    title: '情報セキュリティの独立したレビュー',
    promises: [
      {
        sentence:
          '内部監査・マネジメントレビュー・年度リスクアセスメントと、ISMS 認証・プライバシーマークの第三者審査により、安全なセキュリティレベルを確保しています。',
        mechanism: ['docs/runbooks/independent-review.md'],
        proofs: [runbook('independent-review')],
      },
      {
        sentence: '内部監査の結果が必要な場合は、お問い合わせ窓口で承ります。',
        mechanism: ['docs/runbooks/independent-review.md', 'docs/runbooks/support-desk.md'],
        proofs: [runbook('support-desk'), runbook('independent-review')],
      },
    ],
  },
];

/** Chapters 15 to 18: 供給者・インシデント・法令. */
export const suppliersIncidentsLaw: readonly Control[] = [...suppliers, ...incidents, ...law];
