import * as backup from '#proofs/controls/assertions/backup.ts';
import * as door from '#proofs/controls/assertions/door.ts';
import * as jobs from '#proofs/controls/assertions/jobs.ts';
import * as keeping from '#proofs/controls/assertions/keeping.ts';
import * as operators from '#proofs/controls/assertions/operators.ts';
import * as waking from '#proofs/controls/assertions/waking.ts';
import { inBothForms } from '#proofs/controls/asserting.ts';
import * as watching from '#proofs/controls/assertions/watching.ts';
import { behaviour, runbook, template } from '#proofs/controls/control.ts';
import { changesTold } from '#proofs/controls/chapters/told-companies.ts';
import type { Control } from '#proofs/controls/control.ts';

const keys: readonly Control[] = [
  {
    id: '10.1.1',
    title: '暗号による管理策の利用方針',
    promises: [
      {
        sentence: 'お客様のパスワードは暗号化して保管しています (当社の表と記録には残しません)。',
        mechanism: [
          'lib/stacks/identity.ts',
          'lambdas/auth',
          'lib/constructs/plane-rest-api.ts',
          'docs/runbooks/cryptography-review.md',
        ],
        proofs: [
          template(operators.bodiesNotLogged),
          behaviour(
            'test/auth/log-in.local.test.ts',
            'logs one line without password, cookie, token or login ID',
          ),
          behaviour(
            'test/auth/log-in.local.test.ts',
            'keeps the session under a hash only, and no token of the directory',
          ),
        ],
      },
      {
        sentence: 'お客様データをやり取りする通信に、TLS 1.2 以上の暗号化を強制しています。',
        mechanism: ['lib/constructs/plane-rest-api.ts', 'lib/constructs/private-bucket.ts'],
        proofs: [template(door.tlsEnforced)],
      },
      {
        sentence: 'データベースとストレージを暗号化しています (当社が管理し毎年更新する鍵)。',
        mechanism: ['lib/stacks/foundation.ts', 'lib/constructs/protected-table.ts'],
        proofs: [
          template(keeping.tablesEncrypted),
          template(keeping.storageEncrypted),
          template(keeping.keysRotate),
          template(keeping.bucketsPrivate),
          template(keeping.messagesProtected),
        ],
      },
      {
        sentence: 'メールアドレスなどの項目は、さらにテナントごとの鍵で暗号化しています。',
        added: true,
        mechanism: ['lambdas/adapters', 'lib/stacks/osaka.ts'],
        proofs: [
          template(keeping.tenantKeyInBothRegions),
          template(door.tenantKeysConfined),
          behaviour(
            'test/tenants/onboard-tenant.local.test.ts',
            'keeps no e-mail address and no login ID in the clear',
          ),
        ],
      },
    ],
  },
  {
    id: '11.2.7',
    title: '装置のセキュリティを保った処分又は再利用',
    promises: [
      {
        sentence:
          'クラウド事業者の、装置の処分・再利用の方針と手順を確認して利用しています。サービスを構成する当社の物理的装置はありません。',
        mechanism: ['docs/runbooks/supplier-review.md'],
        proofs: [template(operators.noMachines), runbook('supplier-review')],
      },
    ],
  },
];

const changeAndCapacity: readonly Control[] = [
  {
    id: '12.1.2',
    title: '変更管理',
    promises: [changesTold],
  },
  {
    id: '12.1.3',
    title: '容量・能力の管理',
    promises: [
      {
        sentence: '日々の運用で稼働と容量を監視し、必要な場合は適切な時期にメンテナンスを実施します。',
        mechanism: ['lib/stacks/monitoring.ts'],
        proofs: [
          template(inBothForms(watching.capacityWatched)),
          template(waking.everythingWatched),
          template(door.rateLimited),
          runbook('monitoring'),
        ],
      },
      {
        sentence: 'テナントごとのキャパシティを明確にしています。',
        mechanism: ['lambdas/tenants'],
        proofs: [],
        planned: { step: 3, missing: '契約ごとの上限と使用量の記録' },
      },
    ],
  },
  {
    id: 'CLD.12.1.5',
    title: '管理者の運用セキュリティ',
    promises: [
      {
        sentence: '操作方法を STAFee マニュアルサイトで公開しています。',
        mechanism: ['docs/manual'],
        proofs: [],
        planned: { step: 7, missing: 'マニュアルサイト' },
      },
    ],
  },
];

const backups: readonly Control[] = [
  {
    id: '12.3.1',
    title: '情報のバックアップ',
    promises: [
      {
        sentence:
          'システムとお客様の情報資産のバックアップを当社が毎日取得し、7 世代を保管します (お客様が実施できるバックアップ機能は提供していません)。',
        mechanism: ['lib/stacks/backup.ts', 'lib/stacks/data.ts', 'lib/constructs/backup-vault.ts'],
        proofs: [
          template(backup.dailyAtTwo),
          template(backup.everyTableInPlan),
          template(backup.everyTableChecked),
          template(backup.dailyInOsakaToo),
          template(backup.vaultsLocked),
          template(keeping.pointInTimeRecovery),
          template(keeping.notDeletable),
          template(jobs.jobsRun),
          template(jobs.dailyJobs),
        ],
      },
      {
        sentence: 'バックアップは、稼働するリージョンとは異なる国内のリージョン (大阪) にも保存します。',
        mechanism: ['lib/stacks/osaka.ts', 'lib/stacks/backup.ts'],
        proofs: [
          template(backup.copiedToOsaka),
          template(backup.exportsReplicated),
          template(watching.copiesWatched),
          template(keeping.tenantKeyInBothRegions),
        ],
      },
      {
        sentence: '取得状況を毎日確かめ、月次で確認しています。',
        mechanism: ['lambdas/backup', 'lib/stacks/backup.ts'],
        proofs: [
          template(
            backup.runsBySchedule('毎日と毎月の確認が予定されている', 'backup-freshness', 'backup-monthly'),
          ),
          behaviour('test/backup/checks.local.test.ts', 'finds a copy that never came to Osaka'),
          behaviour(
            'test/backup/checks.local.test.ts',
            'is overdue after five days without a name, and not once it is acknowledged',
          ),
          template(backup.osakaFailuresTold),
          runbook('backup'),
        ],
      },
      {
        sentence:
          '障害復旧時点は前日のバックアップ取得時点、目標復旧時間は 24 時間以内です。取得方法と復元方法の手順書を作成し、管理者が保管しています。',
        mechanism: [
          'docs/runbooks/restore.md',
          'docs/runbooks/backup.md',
          'lib/operations',
          'lib/stacks/backup.ts',
        ],
        proofs: [
          behaviour(
            'test/backup/jobs.local.test.ts',
            'accepts a table with our keys and items, and keeps the minutes as evidence',
          ),
          runbook('backup'),
          runbook('restore'),
        ],
      },
      {
        sentence: '取得したバックアップを毎月実際に復元し、かかった時間を記録しています。',
        added: true,
        mechanism: ['lib/constructs/restore-tests.ts', 'lambdas/backup', 'docs/runbooks/restore.md'],
        proofs: [
          template(backup.restoresTested),
          behaviour(
            'test/backup/jobs.local.test.ts',
            'accepts a table with our keys and items, and keeps the minutes as evidence',
          ),
          behaviour(
            'test/backup/receipts.local.test.ts',
            'accepts them byte for byte, under other version ids, and keeps the minutes',
          ),
          behaviour(
            'test/lib/operations/restore.test.ts',
            'leaves the same behind, whichever call it breaks off at',
          ),
          behaviour(
            'test/backup/whole-restore.local.test.ts',
            'brings every item back, sealed rows included, and keeps the minutes',
          ),
          behaviour(
            'test/backup/checks.local.test.ts',
            'finds the tables whose restore nobody proved for 35 days',
          ),
        ],
      },
    ],
  },
];

/** Chapters 10 to 12.3: 暗号・装置・変更・容量・バックアップ. */
export const keysAndOperations: readonly Control[] = [...keys, ...changeAndCapacity, ...backups];
