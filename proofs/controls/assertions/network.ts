import * as network from '#proofs/checks/network-rules.ts';
import { at, listOf } from '#proofs/checks/synthesized.ts';
import { allInProd, allOf, found, inBothForms, keepsRules, prodStacks } from '#proofs/controls/asserting.ts';
import type { Assertion } from '#proofs/controls/control.ts';

const vpc = 'AWS::EC2::VPC';

export const noWayOut = keepsRules(
  'ネットワークにインターネットへの出口がない',
  [network.noWayOut, network.subnetsPrivate],
  vpc,
  'AWS::EC2::Subnet',
);

export const portsNamed = keepsRules(
  '通信は名指しした宛先への HTTPS (443) だけが許される',
  [network.noOpenIngress, network.ingressNamed, network.egressNamed, network.defaultGroupsClosed],
  'AWS::EC2::SecurityGroup',
);

export const endpointsForUs = keepsRules(
  'AWS サービスへの接続点は当社の権限と資源だけを通す',
  [network.endpointsForAccount, network.endpointsNearby],
  'AWS::EC2::VPCEndpoint',
);

export const flowsLogged = keepsRules(
  'すべてのネットワークの通信を記録する',
  [network.flowsLogged],
  vpc,
  'AWS::EC2::FlowLog',
);

const twoNetworks: Assertion = {
  says: '用途別',
  faultsIn: (stacks) =>
    found(prodStacks(stacks), vpc).length >= 2 ? [] : ['prod に用途別のネットワークがありません'],
};

export const planesApart = inBothForms(
  allOf(
    'お客様用と運用者用のネットワークが経路を共有しない',
    keepsRules('分離', [network.planesApart], 'AWS::EC2::VPCEndpoint'),
    twoNetworks,
  ),
);

/** They ask AWS Backup in both Regions, and an endpoint leads to one only (docs/decisions/0031). */
const outside = /^STAFee (backup-freshness|restore-validation):/;

/** Functions that hold tenants' data have no business outside. */
export const functionsInside = inBothForms(
  allInProd(
    'お客様のデータを扱う関数と運用の関数は、隔離されたネットワークの中だけで動く (大阪にも問い合わせる 2 つの確認を除く)',
    ['AWS::Lambda::Function'],
    ({ properties }) => {
      const says = String(at(properties, 'Description'));
      return (
        !says.startsWith('STAFee ') ||
        outside.test(says) ||
        listOf(at(properties, 'VpcConfig', 'SecurityGroupIds')).length > 0
      );
    },
  ),
);
