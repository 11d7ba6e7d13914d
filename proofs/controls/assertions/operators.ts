import * as api from '#proofs/checks/api-rules.ts';
import * as identity from '#proofs/checks/identity-rules.ts';
import { matrixFaults } from '#proofs/checks/matrix-rule.ts';
import * as planeRules from '#proofs/checks/plane-rules.ts';
import * as rights from '#proofs/checks/rights-rules.ts';
import { at, listOf, textsOf } from '#proofs/checks/synthesized.ts';
import * as wallShape from '#proofs/checks/wall-shape-rules.ts';
import { isSubjectOfOneEnvironment } from '#lib/github-subject.ts';
import { allOf, found, inBothForms, keepsRules, prodHas, prodStacks } from '#proofs/controls/asserting.ts';
import { apisBounded } from '#proofs/checks/value-rules.ts';
import type { Assertion } from '#proofs/controls/control.ts';

const pool = 'AWS::Cognito::UserPool';

export const operatorsHaveSecondFactor = inBothForms(
  allOf(
    '運用者は必ず多要素認証でサインインし、漏れたパスワードや推測は拒まれる',
    keepsRules('多要素認証', [rights.operatorsWithTwoFactors, identity.operatorsWatched], pool),
    prodHas(
      '運用者の台帳',
      pool,
      ({ id, properties }) => /operator/i.test(id) && at(properties, 'MfaConfiguration') === 'ON',
    ),
  ),
);

export const operatorsFromKnownAddresses = inBothForms(
  allOf(
    '運用者の API は許可した IP アドレス以外をすべて拒む',
    keepsRules(
      '許可した IP アドレス',
      [planeRules.operatorsBehindWall, wallShape.operatorAddressesNarrow],
      'AWS::WAFv2::IPSet',
    ),
    prodHas(
      '運用者の WAF',
      'AWS::WAFv2::WebACL',
      ({ stack, properties }) =>
        /Operator/.test(stack.name) &&
        at(properties, 'DefaultAction', 'Block') !== undefined &&
        JSON.stringify(at(properties, 'Rules') ?? '').includes('IPSetReferenceStatement'),
    ),
  ),
);

export const operatorsWithoutPayload = keepsRules(
  '運用者の権限は、お客様の保存データ・鍵・台帳に届かない',
  [planeRules.operatorsWithoutPayload],
  'AWS::IAM::Policy',
);

/** The two planes share no function. */
/** What a company lets an operator see, by a function that no request of a tenant reaches (docs/decisions/0227). */
const isLookingUnderGrant = (plane: string, integration: string): boolean =>
  plane.endsWith('-OperatorApi') &&
  integration.includes('tenantsupportFunction') &&
  integration.includes('context.authorizer.tenantId');

export const planesShareNoFunction: Assertion = {
  says: '運用者の API とお客様の API が関数を共有しない',
  faultsIn: (stacks) => {
    const planes = prodStacks(stacks).filter(({ name }) => /(Tenant|Operator)Api$/.test(name));
    return planes.length >= 2
      ? planes
          .filter((plane) => {
            const others = planes.filter(({ name }) => name !== plane.name).map(({ name }) => name);
            return found([plane], 'AWS::ApiGateway::Method')
              .map(({ properties }) => JSON.stringify(at(properties, 'Integration')))
              .some((integration) =>
                integration.includes('tenantsupportFunction')
                  ? !isLookingUnderGrant(plane.name, integration)
                  : others.some((other) => integration.includes(other)),
              );
          })
          .map(({ name }) => `${name} が他方の関数を呼びます`)
      : ['prod に運用者の API がありません'];
  },
};

const trustsGithubOnly = (properties: unknown): boolean =>
  listOf(at(properties, 'AssumeRolePolicyDocument', 'Statement')).every((statement) => {
    const subject = at(statement, 'Condition', 'StringEquals', 'token.actions.githubusercontent.com:sub');
    return textsOf(subject).length > 0 && textsOf(subject).every(isSubjectOfOneEnvironment);
  });

/** People hold no keys: the pipeline takes a role for one environment of one repository. */
export const deployedByPipeline: Assertion = {
  says: '本番への反映は承認された手順 (OIDC) だけが行う',
  faultsIn: (stacks) => {
    const taken = found(prodStacks(stacks), 'AWS::IAM::Role').filter(({ properties }) =>
      JSON.stringify(at(properties, 'AssumeRolePolicyDocument')).includes(
        'token.actions.githubusercontent.com',
      ),
    );
    return taken.length > 0
      ? taken
          .filter(({ properties }) => !trustsGithubOnly(properties))
          .map(({ id }) => `${id} は環境を問わず引き受けられます`)
      : ['prod に反映のためのロールがありません'];
  },
};

/** Nobody opens a shell where data is: there is no machine to open it on. */
export const noMachines: Assertion = {
  says: '仮想マシン・踏み台・コンテナーがない',
  faultsIn: (stacks) =>
    found(
      stacks,
      'AWS::EC2::Instance',
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::ECS::Service',
      'AWS::EKS::Cluster',
      'AWS::RDS::DBInstance',
    ).map(({ id }) => `${id} があります`),
};

export const bodiesNotLogged = keepsRules(
  'API の記録に本文 (パスワードを含む) を残さない',
  [api.stagesMeasured, apisBounded],
  'AWS::ApiGateway::Stage',
);

/** The matrix names everybody who may do what nobody may; whoever is not named, or no longer needs it, is a fault. */
export const rightsKeepToMatrix: Assertion = {
  says: 'どのロールも、禁止操作の一覧で名指しされた例外のほかに禁止操作ができない',
  faultsIn: matrixFaults,
};
