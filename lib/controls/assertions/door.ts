import * as door from '#lib/checks/door-rules.ts';
import * as rights from '#lib/checks/rights-rules.ts';
import { at, listOf } from '#lib/checks/synthesized.ts';
import type { SynthesizedStack } from '#lib/checks/synthesized.ts';
import { allInProd, allOf, found, keepsRules, prodStacks } from '#lib/controls/asserting.ts';
import type { Found } from '#lib/controls/asserting.ts';
import type { Assertion } from '#lib/controls/control.ts';

const restApi = 'AWS::ApiGateway::RestApi';
const pool = 'AWS::Cognito::UserPool';

export const noRouteWithoutSession = keepsRules(
  '公開と定めた経路以外は認証なしに応答しない',
  [door.authorizedMethods, door.everyRouteServed],
  restApi,
);

export const addressSeenEachTime = keepsRules(
  '要求のたびに Cookie と接続元 IP アドレスを判定する (キャッシュなし)',
  [door.authorizerSeesAddress],
  'AWS::ApiGateway::Authorizer',
);

export const tlsEnforced = keepsRules(
  'API は前方秘匿性のある TLS 1.2 以上、バケットは TLS のみで応答する',
  [door.modernTls, door.bucketsTlsOnly],
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
  keepsRules('権限', [rights.tenantRolesConfined, rights.tenantTagDemanded], 'AWS::IAM::Role'),
);

export const noWildcardWrites = keepsRules(
  'どの権限も、すべての資源への書込みを許さない',
  [rights.noWildcardWrites],
  'AWS::IAM::Role',
);

export const tenantOfUserFixed = keepsRules(
  '利用者は自分のテナント属性を変えられない',
  [rights.tenantOfUserFixed, rights.clientWritesNothing],
  pool,
  'AWS::Cognito::UserPoolClient',
);

const isStrong = ({ properties }: Found): boolean => {
  const policy = at(properties, 'Policies', 'PasswordPolicy');
  const number = (name: string): number => Number(at(policy, name) ?? 0);
  return (
    ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'].every(
      (name) => at(policy, name) === true,
    ) &&
    number('MinimumLength') >= 12 &&
    number('PasswordHistorySize') >= 5 &&
    number('TemporaryPasswordValidityDays') >= 1 &&
    number('TemporaryPasswordValidityDays') <= 7
  );
};

export const passwordsStrong = allInProd(
  'パスワードは 12 文字以上・4 種・過去 5 回と別、仮パスワードは 7 日以内',
  [pool],
  isStrong,
);

export const nobodySignsUp = allInProd(
  '利用者は管理者だけが登録できる',
  [pool],
  ({ properties }) => at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly') === true,
);

/** Names of an API's stages as a web ACL's association writes them. */
const isWalled = (api: Found, prod: readonly SynthesizedStack[]): boolean =>
  found(prod, 'AWS::WAFv2::WebACLAssociation').some(
    (association) =>
      association.stack.name === api.stack.name &&
      JSON.stringify(at(association.properties, 'ResourceArn')).includes(`"${api.id}"`),
  );

export const apisWalled = allInProd('すべての API の前に WAF がある', [restApi], isWalled);

/** Redacted or not, a wall's log must exist: what was turned away is evidence. */
export const wallsLogWithoutSecrets = allInProd(
  'WAF のログは Cookie と認証ヘッダーを伏せて記録する',
  ['AWS::WAFv2::WebACL'],
  ({ id }, prod) =>
    found(prod, 'AWS::WAFv2::LoggingConfiguration').some(({ properties }) => {
      const hidden = listOf(at(properties, 'RedactedFields')).map((field) =>
        String(at(field, 'SingleHeader', 'Name')).toLowerCase(),
      );
      return (
        JSON.stringify(at(properties, 'ResourceArn')).includes(`"${id}"`) &&
        ['cookie', 'authorization'].every((name) => hidden.includes(name))
      );
    }),
);

export const rateLimited = allInProd(
  'すべての API に要求数の上限がある',
  ['AWS::ApiGateway::Stage'],
  ({ properties }) =>
    listOf(at(properties, 'MethodSettings')).some(
      (setting) =>
        at(setting, 'ResourcePath') === '/*' &&
        typeof at(setting, 'ThrottlingRateLimit') === 'number' &&
        typeof at(setting, 'ThrottlingBurstLimit') === 'number',
    ),
);

export const ownAddressOnly = allInProd(
  'API は当社のドメイン以外では応答しない',
  [restApi],
  ({ properties }) => at(properties, 'DisableExecuteApiEndpoint') === true,
);

export const accessLogged = allInProd(
  'すべての API のアクセスを記録する',
  ['AWS::ApiGateway::Stage'],
  ({ properties }) =>
    at(properties, 'AccessLogSetting', 'DestinationArn') !== undefined &&
    String(at(properties, 'AccessLogSetting', 'Format')).includes('$context.identity.sourceIp'),
);
