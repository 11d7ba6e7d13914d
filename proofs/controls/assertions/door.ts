import { boundaryWhole } from '#proofs/checks/boundary-rules.ts';
import * as api from '#proofs/checks/api-rules.ts';
import * as door from '#proofs/checks/door-rules.ts';
import * as handing from '#proofs/checks/hand-over-rules.ts';
import * as header from '#proofs/checks/header-rules.ts';
import * as identity from '#proofs/checks/identity-rules.ts';
import * as policy from '#proofs/checks/policy-rules.ts';
import * as reach from '#proofs/checks/reach-rules.ts';
import * as rights from '#proofs/checks/rights-rules.ts';
import { at } from '#proofs/checks/synthesized.ts';
import * as values from '#proofs/checks/value-rules.ts';
import * as wall from '#proofs/checks/wall-rules.ts';
import * as wallShape from '#proofs/checks/wall-shape-rules.ts';
import { allOf, found, keepsRules, prodStacks } from '#proofs/controls/asserting.ts';
import type { Assertion } from '#proofs/controls/control.ts';

const restApi = 'AWS::ApiGateway::RestApi';
const stage = 'AWS::ApiGateway::Stage';
const pool = 'AWS::Cognito::UserPool';
const client = 'AWS::Cognito::UserPoolClient';
const acl = 'AWS::WAFv2::WebACL';

export const noRouteWithoutSession = keepsRules(
  '公開と定めた経路以外は認証なしに応答しない',
  [door.authorizedMethods, door.everyRouteServed, api.authorizersExist, api.apisWhole],
  restApi,
);

export const addressSeenEachTime = keepsRules(
  '要求のたびに Cookie と接続元 IP アドレスを判定する (キャッシュなし)',
  [door.authorizerSeesAddress],
  'AWS::ApiGateway::Authorizer',
);

export const tlsEnforced = keepsRules(
  'API は前方秘匿性のある TLS 1.2 以上、バケットは TLS 1.2 以上でだけ応答し、東京・大阪で終端する',
  [
    door.modernTls,
    door.bucketsTlsOnly,
    api.apisRegional,
    api.refusalsCarryHeaders,
    api.refusalsOurs,
    header.pagesCarryHeaders,
    header.refusalsCarryAllHeaders,
  ],
  restApi,
  'AWS::ApiGateway::DomainName',
);

export const executionPerTenant = keepsRules(
  'お客様の要求はテナント専用の実行環境で処理し、テナントは認証結果だけから決まる',
  [door.tenantsApart],
  restApi,
);

/** The roles that a session takes with its tenant's tag. */
const tenantRolesExist: Assertion = {
  says: 'テナント専用の役割',
  faultsIn: (stacks) =>
    found(prodStacks(stacks), 'AWS::IAM::Role').some(({ properties }) =>
      JSON.stringify(at(properties, 'AssumeRolePolicyDocument')).includes('sts:TagSession'),
    )
      ? []
      : ['prod にテナントのタグで引き受ける役割がありません'],
};

export const tenantRoleConfined = allOf(
  'テナントの権限は自社の区画のキーとファイルだけに届き、全件走査できない',
  tenantRolesExist,
  keepsRules(
    '権限',
    [rights.tenantRolesConfined, rights.tenantTagDemanded, reach.filesByTag, reach.mailReadsLittle],
    'AWS::IAM::Role',
  ),
);

export const tenantKeysConfined = keepsRules(
  'テナントの鍵は、そのテナントの名前を添えた要求にだけ開かれる',
  [reach.tenantKeysByContext, reach.keysThroughService],
  'AWS::IAM::Policy',
);

export const noWildcardWrites = keepsRules(
  'どの権限も、すべての資源への読み書きを許さず、当社のアカウントだけが使える',
  [
    rights.noWildcardWrites,
    reach.readsNamed,
    reach.callsBound,
    reach.interfacesByLambda,
    reach.jobsWithinKeys,
    reach.tableKeysWhole,
    reach.bucketsBound,
    policy.rolesTakenByUs,
    policy.managedPoliciesKnown,
    boundaryWhole,
    handing.handOversBound,
    handing.runsDoLittle,
  ],
  'AWS::IAM::Role',
);

export const tenantOfUserFixed = keepsRules(
  '利用者は自分のテナント属性を変えられない',
  [rights.tenantOfUserFixed, rights.clientWritesNothing],
  pool,
  client,
);

export const passwordsStrong = keepsRules(
  'パスワードは 12 文字以上・4 種・過去 5 回と別、仮パスワードは 7 日以内 (運用者は 16 文字・24 回・3 日)',
  [identity.passwordsStrong, identity.tenantsTier, identity.passkeysWhole, values.identitiesBounded],
  pool,
);

export const tokensShort = keepsRules(
  '認証の証は 12 時間以内に切れ、サインアウトで失効し、当社の秘密なしには使えない',
  [identity.tokensShort, values.identitiesBounded],
  client,
);

export const nobodySignsUp = keepsRules(
  '利用者は管理者だけが登録でき、本人だけでは再設定できない',
  [identity.nobodySignsUp],
  pool,
);

export const apisWalled = keepsRules(
  'すべての API と利用者台帳の前に、決めた規則をすべて備えた WAF がある',
  [
    wall.everythingWalled,
    wallShape.wallsComplete,
    wallShape.wallsInOrder,
    wall.setsWithinLimit,
    values.wallsBounded,
  ],
  acl,
  stage,
);

/** Redacted or not, a wall's log must exist: what was turned away is evidence. */
export const wallsLogWithoutSecrets = keepsRules(
  'WAF は拒んだ要求を、Cookie と認証ヘッダーを伏せて記録する',
  [wall.logsWithoutSecrets],
  acl,
);

export const rateLimited = keepsRules(
  'すべての API が要求数の上限を持ち、計測され、本文を記録せず接続元を記録する',
  [api.stagesMeasured, values.apisBounded],
  stage,
);

export const bodiesJudged = keepsRules(
  '形の崩れた要求は関数に届く前に拒む',
  [api.bodiesJudged],
  'AWS::ApiGateway::RequestValidator',
);

export const ownAddressOnly = keepsRules(
  'API は当社のドメイン以外では応答しない',
  [api.ownHostOnly],
  restApi,
);

export const accessLogged = keepsRules(
  'すべての API のアクセスを、接続元とともに記録する',
  [api.stagesMeasured],
  stage,
);
