import * as backup from '#proofs/controls/assertions/backup.ts';
import * as door from '#proofs/controls/assertions/door.ts';
import * as keeping from '#proofs/controls/assertions/keeping.ts';
import * as network from '#proofs/controls/assertions/network.ts';
import * as operators from '#proofs/controls/assertions/operators.ts';
import * as records from '#proofs/controls/assertions/records.ts';
import * as waking from '#proofs/controls/assertions/waking.ts';
import * as watching from '#proofs/controls/assertions/watching.ts';
import { inBothForms } from '#proofs/controls/asserting.ts';
import { rulesHold } from '#proofs/controls/assertions/rules.ts';
import { behaviour, runbook, template } from '#proofs/controls/control.ts';
import { maintenanceTold } from '#proofs/controls/chapters/told-companies.ts';
import type { Control } from '#proofs/controls/control.ts';

const signIn = 'test/auth/log-in.local.test.ts';

const recordsOfWork: readonly Control[] = [
  {
    id: '12.4.1',
    title: 'イベントログ取得',
    promises: [
      {
        sentence: 'サービスの維持管理に必要なログと、お客様の操作ログを取得しています。',
        mechanism: ['lambdas/adapters', 'lib/stacks/data.ts', 'lib/constructs/kept-log-group.ts'],
        proofs: [
          template(door.accessLogged),
          template(keeping.logsRetained),
          template(keeping.logsKept),
          template(inBothForms(records.auditAppendOnly)),
          behaviour(signIn, 'is audited, with who and from where'),
          behaviour('test/http/api-handler.test.ts', 'for a thing that is not there is told to the audit'),
          behaviour('test/audit/every-act-is-told.test.ts', 'each write of the tenants’ contract'),
        ],
      },
      {
        sentence: '操作ログは改ざんできない保管庫に 400 日間保存します。',
        added: true,
        mechanism: ['lib/stacks/audit.ts', 'lib/stacks/osaka.ts'],
        proofs: [
          template(inBothForms(records.auditStreamed)),
          template(records.archiveLocked),
          behaviour('test/audit/segment.test.ts', 'adds to a chain, each segment hung on the one before'),
          behaviour(
            'test/audit/segment.test.ts',
            'counts a change and a removal as tampering, an expiry not',
          ),
        ],
      },
      {
        sentence: 'クラウド基盤の管理操作を、改ざんを検知できる形で記録しています。',
        added: true,
        mechanism: [
          'lib/constructs/trail.ts',
          'lib/monitoring/watched-calls.ts',
          'lib/monitoring/trail-alarms.ts',
        ],
        proofs: [
          template(records.callsRecorded),
          template(records.callsLocked),
          template(records.readsRecorded),
          template(watching.trailWatched),
          behaviour('test/monitoring/watched-calls.test.ts', 'hears each of them as CloudTrail tells it: %s'),
          behaviour('test/monitoring/trail-findings.test.ts', 'finds what it is for: %s'),
        ],
      },
      {
        sentence: 'ログをお客様が取得する機能は提供していません。必要な場合はお問い合わせ窓口で承ります。',
        mechanism: ['docs/runbooks/support-desk.md'],
        proofs: [runbook('support-desk')],
      },
    ],
  },
  {
    id: '12.4.4',
    title: 'クロックの同期',
    promises: [
      {
        sentence: '記録される時刻は、同期された時計に基づき、日本時間 (JST) で管理しています。',
        mechanism: ['domain/calendar', 'lambdas/adapters/machine/clock.ts', 'lib/stacks/monitoring.ts'],
        proofs: [
          template(watching.clockWatched),
          behaviour(
            'test/monitoring/clock-check.local.test.ts',
            'says so in the metric that the alarm watches',
          ),
          behaviour('test/calendar/dates.test.ts', 'agrees with the platform on any instant'),
        ],
      },
    ],
  },
  {
    id: 'CLD.12.4.5',
    title: 'クラウドサービスの監視',
    promises: [
      {
        sentence:
          'ネットワークのトラフィックと、CPU・メモリ・ディスクアクセスの使用率の増加を検知する監視を実施しています。',
        mechanism: ['lib/stacks/monitoring.ts', 'lib/monitoring', 'docs/runbooks/monitoring.md'],
        proofs: [
          template(inBothForms(watching.trafficWatched)),
          template(inBothForms(watching.computeWatched)),
          template(waking.everythingWatched),
          template(waking.logMetricsMade),
          template(inBothForms(watching.alarmsSpeak)),
          template(waking.alarmsReachPeople),
          template(inBothForms(watching.deadLettersWatched)),
          template(inBothForms(watching.schedulesWatched)),
          template(waking.changesOfProtectionWatched),
          template(waking.dashboardsComplete),
        ],
      },
      {
        sentence:
          '監視結果をお客様に公開する機能は提供していません。お求めがあれば、当社の判断でお知らせできる範囲をお知らせします。',
        mechanism: ['docs/runbooks/support-desk.md'],
        proofs: [runbook('support-desk')],
      },
    ],
  },
  {
    id: '12.6.1',
    title: '技術的ぜい弱性の管理',
    promises: [
      {
        sentence:
          'ぜい弱性情報を定期的に収集し、年 1 回第三者機関のぜい弱性診断を受け、指摘事項には速やかに対策を講じます。',
        mechanism: ['docs/runbooks/vulnerability-response.md'],
        proofs: [runbook('vulnerability-response')],
      },
      maintenanceTold,
    ],
  },
];

const networks: readonly Control[] = [
  {
    id: '13.1.3',
    title: 'ネットワークの分離',
    promises: [
      {
        sentence:
          '開発・構築時にネットワークのセキュリティ要件を決め、用途別に分離し、お客様側のネットワーク環境とも分離しています。',
        mechanism: ['lib/stacks/network.ts', 'docs/decisions/0035-two-networks-without-a-way-out.md'],
        proofs: [
          template(network.planesApart),
          template(network.noWayOut),
          template(network.functionsInside),
          behaviour('test/lib/stacks/network.test.ts', 'share no group, subnet, endpoint or route table'),
        ],
      },
      {
        sentence: '当社の社内ネットワーク環境とも分離しています。',
        mechanism: ['lib/stacks/operator-api.ts', 'lib/stacks/deploy.ts'],
        proofs: [
          template(operators.noMachines),
          template(operators.operatorsFromKnownAddresses),
          template(operators.deployedByPipeline),
        ],
      },
    ],
  },
  {
    id: 'CLD.13.1.4',
    title: '仮想および物理ネットワークのためのセキュリティ管理の整合',
    promises: [
      {
        sentence: '物理ネットワークと論理ネットワークの整合がとれるように設計・構築・管理しています。',
        mechanism: ['lib/stacks/network.ts', 'proofs/checks/network-rules.ts'],
        proofs: [
          template(network.endpointsForUs),
          template(network.flowsLogged),
          template(keeping.inJapan),
          behaviour('test/lib/stacks/network.test.ts', 'are two, each in two zones'),
        ],
      },
    ],
  },
];

const development: readonly Control[] = [
  {
    id: '14.1.1',
    title: '情報セキュリティ要求事項の分析および仕様化',
    promises: [
      {
        sentence:
          '情報セキュリティについては、情報セキュリティ基本方針、クラウドサービス契約書、本書に記載しています。',
        mechanism: ['docs/runbooks/policy-review.md', 'docs/runbooks/contracts.md', 'proofs/controls'],
        proofs: [runbook('policy-review'), runbook('contracts')],
      },
      {
        sentence:
          '主なセキュリティ機能として、アクセス制限・通信暗号化・バックアップ・ログ取得の機能を備えています (9.4.1、CLD.9.5.2、10.1.1、12.3.1、12.4.1)。',
        mechanism: ['lib/constructs', 'proofs/checks', 'docs/controls.md'],
        proofs: [
          template(door.addressSeenEachTime),
          template(network.portsNamed),
          template(door.apisWalled),
          template(door.tlsEnforced),
          template(backup.dailyAtTwo),
          template(backup.vaultsLocked),
          template(door.accessLogged),
          template(inBothForms(records.auditAppendOnly)),
        ],
      },
    ],
  },
  {
    id: '14.2.1',
    title: 'セキュリティに配慮した開発のための方針',
    promises: [
      {
        sentence:
          'セキュリティ方針に基づくコードレビューと自動検査で、バグ・性能の問題・安全でないコーディングパターンの検出に努めています。',
        mechanism: ['proofs/checks', 'test/architecture', 'docs/runbooks/code-review.md'],
        proofs: [
          template(rulesHold),
          behaviour('test/proofs/checks/gates.test.ts', 'passes for stage prod'),
          behaviour('test/proofs/mutants/every-protection.test.ts', 'is missed by a row or a rule: %s'),
          behaviour('test/proofs/mutants/every-value.test.ts', 'is found or has a reason: %s'),
          behaviour('test/proofs/mutants/rule-pack.test.ts', 'has a planted violation for each of its rules'),
          behaviour('test/architecture/layers.test.ts', 'import only what each may'),
          runbook('code-review'),
        ],
      },
      {
        sentence: '本番環境への反映は、承認を経た自動手順だけで行います。',
        added: true,
        mechanism: ['lib/stacks/deploy.ts', 'docs/deploy.md'],
        proofs: [
          template(operators.deployedByPipeline),
          behaviour('test/lib/settings.test.ts', 'is refused with one line that names every placeholder'),
        ],
      },
      {
        sentence: '年 1 回、第三者機関の定期診断を受けています。',
        mechanism: ['docs/runbooks/vulnerability-response.md'],
        proofs: [runbook('vulnerability-response')],
      },
    ],
  },
];

/** Chapters 12.4 to 14: 記録・監視・ネットワーク・開発. */
export const recordsAndNetworks: readonly Control[] = [...recordsOfWork, ...networks, ...development];
