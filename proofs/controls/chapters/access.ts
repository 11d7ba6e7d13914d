import * as door from '#proofs/controls/assertions/door.ts';
import * as keeping from '#proofs/controls/assertions/keeping.ts';
import * as network from '#proofs/controls/assertions/network.ts';
import * as operators from '#proofs/controls/assertions/operators.ts';
import { passwords } from '#proofs/controls/chapters/passwords.ts';
import { behaviour, runbook, template, type Control } from '#proofs/controls/control.ts';
import { lookingUnderGrants } from '#proofs/controls/chapters/looking-under-grants.ts';

const session = 'test/auth/session.local.test.ts';
const decisions = 'test/rights/company-access.local.test.ts';
const addresses = 'test/addresses/addresses.local.test.ts';
const security = 'test/journeys/security.journey.local.test.ts';
const keepingPeople = 'test/journeys/people.journey.local.test.ts';
const onboarding = 'test/tenants/onboard-tenant.local.test.ts';

const people: readonly Control[] = [
  {
    id: '9.2.1',
    title: '利用者登録および登録削除',
    promises: [
      {
        sentence: 'ご契約の内容に従って、管理者権限を持つ利用者 ID を提供します。',
        mechanism: ['lambdas/tenants/onboard-tenant.ts', 'web/operator/contracts', 'lib/stacks/identity.ts'],
        proofs: [
          template(door.nobodySignsUp),
          behaviour(onboarding, 'writes its code, state, keys, masters and people'),
          behaviour(
            'test/journeys/onboarding.journey.local.test.ts',
            'is made by itself once an operator has ordered it, within its ten minutes',
          ),
        ],
      },
      {
        sentence: 'その利用者 ID で、利用者の登録・更新・削除ができます。',
        mechanism: ['lambdas/users', 'web/people'],
        proofs: [
          behaviour(
            'test/users/keep-user.local.test.ts',
            'stands in the list as 未招待, with his names, posts and roles',
          ),
          behaviour(keepingPeople, 'uses the newest link alone, sets a password, signs in, and is 有効'),
          behaviour(
            keepingPeople,
            'is out at once; his claims, his post as head and new claims go to the successor',
          ),
          behaviour(keepingPeople, 'deleted keeps his name on what he did, and frees login ID and address'),
        ],
      },
    ],
  },
  {
    id: '9.2.2',
    title: '利用者アクセスの提供(provisioning)',
    promises: [
      {
        sentence: '各機能は、利用者に与えた役割の範囲でだけ使えます。',
        added: true,
        mechanism: ['lambdas/http', 'lib/routes.ts'],
        proofs: [
          template(door.tenantOfUserFixed),
          behaviour('test/http/api-handler.test.ts', 'needs the right that the endpoint names'),
          behaviour(
            'test/journeys/exports.journey.local.test.ts',
            'who is not 経理 may neither list, make nor fetch exports',
          ),
        ],
      },
      {
        sentence: '利用者の権限を管理する機能を提供しています。',
        mechanism: ['domain/rights', 'lambdas/access', 'lambdas/users'],
        proofs: [
          behaviour(decisions, 'is in force at the next request of a session that began before'),
          behaviour(decisions, 'is refused where %s'),
          behaviour(
            decisions,
            'tells who changed what, newest first, page by page, and how many hold each role',
          ),
        ],
      },
    ],
  },
  {
    id: '9.2.3',
    title: '特権的アクセス権の管理',
    promises: [
      {
        sentence: 'STAFee の管理にあたる操作者ごとに、一意の特権 ID を設けています。',
        mechanism: ['lambdas/operators', 'docs/runbooks/operator-accounts.md'],
        proofs: [
          behaviour('test/operators/session.local.test.ts', 'tells who he is and gives the page its token'),
          runbook('operator-accounts'),
        ],
      },
      {
        sentence:
          '操作者は多要素認証で、許可した IP アドレスからだけ操作し、お客様が許可した場合を除き、お客様の保存データには届きません。',
        added: true,
        mechanism: ['lib/stacks/operator-api.ts', 'lambdas/operators', 'proofs/checks/plane-rules.ts'],
        proofs: [
          template(operators.operatorsWithoutPayload),
          template(operators.operatorsHaveSecondFactor),
          template(operators.operatorsFromKnownAddresses),
          template(operators.planesShareNoFunction),
          template(operators.rightsKeepToMatrix),
          behaviour(
            'test/operators/sign-in.local.test.ts',
            'sets up an authenticator before he gets a session',
          ),
          behaviour(
            'test/operators/sign-in.local.test.ts',
            'is refused with a wrong code, and may try again in the same step',
          ),
          behaviour(
            'test/journeys/operator.journey.local.test.ts',
            "take no cookie of each other: the tenants' on the operators' API",
          ),
        ],
      },
      lookingUnderGrants,
      {
        sentence: '特権 ID の操作は、すべて記録してから応答します。',
        mechanism: ['lambdas/operators', 'lib/stacks/operator-data.ts'],
        proofs: [
          behaviour(
            'test/operators/sign-in.local.test.ts',
            'leaves each step in the trail, and no secret in the log',
          ),
          behaviour('test/operators/session.local.test.ts', 'is not answered when it cannot be recorded'),
        ],
      },
    ],
  },
  passwords,
];

const limits: readonly Control[] = [
  {
    id: '9.4.1',
    title: '情報へのアクセス制限',
    promises: [
      {
        sentence: '接続できる IP アドレスを制限でき、サインイン時と要求のたびに判定します。',
        mechanism: ['lambdas/auth', 'lib/constructs/plane-rest-api.ts'],
        proofs: [
          template(door.addressSeenEachTime),
          behaviour(session, 'B-10 is told only to whoever has proven a password, and starts no session'),
          behaviour(session, 'answers a replayed cookie %s'),
          behaviour('test/tenants/ip-range.test.ts', 'keeps %s out of %s'),
        ],
      },
      {
        sentence: '管理者権限を持つ利用者が、機能と IP アドレスの制限を設定できます。',
        mechanism: ['lambdas/access', 'lambdas/addresses', 'domain/tenants/company-addresses.ts'],
        proofs: [
          behaviour(decisions, 'switches a function off for everybody, also for who does nothing else'),
          behaviour(
            addresses,
            'is in force at the next request and at sign-in, on trial until somebody confirms it from within',
          ),
          behaviour(
            addresses,
            'shuts out who set it for ten minutes at most: the former list is in force again by the clock alone',
          ),
        ],
      },
    ],
  },
  {
    id: '9.4.4',
    title: '特権的なユーティリティプログラムの使用',
    promises: [
      {
        sentence:
          'すべての機能に認証が必要で、セキュリティ手順を回避するユーティリティプログラムは提供していません。',
        mechanism: ['lib/routes.ts', 'proofs/checks/door-rules.ts', 'proofs/checks/rights-rules.ts'],
        proofs: [
          template(door.noRouteWithoutSession),
          template(door.noWildcardWrites),
          template(operators.noMachines),
          template(operators.rightsKeepToMatrix),
          behaviour(
            'test/lib/stacks/tenant-api.test.ts',
            'may be asked without a session for these and nothing else',
          ),
          behaviour(security, 'no cookie, a forged cookie and a cookie of the other tenant’s name give 401'),
        ],
      },
    ],
  },
  {
    id: 'CLD.9.5.1',
    title: '仮想コンピューティング環境における分離',
    promises: [
      {
        sentence:
          'お客様のデータはテナントごとに論理的に分離し、実行環境・権限・暗号鍵の段階で別テナントへのアクセスを防ぎます。',
        mechanism: ['lib/constructs/tenant-roles.ts', 'lib/constructs/plane-rest-api.ts', 'lambdas/adapters'],
        proofs: [
          template(door.executionPerTenant),
          template(door.tenantRoleConfined),
          template(operators.rightsKeepToMatrix),
          template(door.tenantKeysConfined),
          template(keeping.filesForOwnPages),
          behaviour(security, 'gets 404 on %s for a thing that exists, and the attempt is recorded'),
          behaviour(security, 'is not helped by a forged tenant header'),
          behaviour(
            'test/adapters/tenant/tenant-contexts.local.test.ts',
            'never sign with each other’s keys, however their calls mix',
          ),
          behaviour(
            'test/adapters/tenant/tenant-contexts.local.test.ts',
            'cannot open what the other has sealed',
          ),
          behaviour(
            'test/local/aws/gateway/authorize-request.test.ts',
            'comes from the authorizer and separates module state',
          ),
        ],
      },
    ],
  },
  {
    id: 'CLD.9.5.2',
    title: '仮想マシンの要塞化',
    promises: [
      {
        sentence:
          '必要なポート・プロトコル・サービスだけを有効にし、ファイアウォールでポート・プロトコル・IP アドレスを制限しています。',
        mechanism: ['lib/stacks/network.ts', 'lib/constructs/plane-network.ts', 'lib/constructs/wall.ts'],
        proofs: [
          template(network.portsNamed),
          template(network.noWayOut),
          template(network.functionsInside),
          template(door.apisWalled),
          template(door.wallsLogWithoutSecrets),
          template(door.rateLimited),
          template(door.bodiesJudged),
          template(door.ownAddressOnly),
          template(operators.noMachines),
        ],
      },
    ],
  },
];

/** Chapter 9: アクセス制御. */
export const access: readonly Control[] = [...people, ...limits];
