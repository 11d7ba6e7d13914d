import * as network from '#lib/checks/network-rules.ts';
import { at, listOf } from '#lib/checks/synthesized.ts';
import { allInProd, allOf, keepsRules } from '#lib/controls/asserting.ts';

const vpc = 'AWS::EC2::VPC';

export const noWayOut = keepsRules(
  'ネットワークにインターネットへの出口がない',
  [network.noWayOut],
  vpc,
  'AWS::EC2::Subnet',
);

export const portsNamed = keepsRules(
  '通信は名指しした宛先への HTTPS (443) だけが許される',
  [network.noOpenIngress, network.egressNamed],
  'AWS::EC2::SecurityGroup',
);

export const endpointsForUs = keepsRules(
  'AWS サービスへの接続点は当社の権限と資源だけを通す',
  [network.endpointsForAccount],
  'AWS::EC2::VPCEndpoint',
);

export const flowsLogged = keepsRules(
  'すべてのネットワークの通信を記録する',
  [network.flowsLogged],
  vpc,
  'AWS::EC2::FlowLog',
);

export const planesApart = allOf(
  'お客様用と運用者用のネットワークが経路を共有しない',
  keepsRules('分離', [network.planesApart], 'AWS::EC2::VPCEndpoint'),
  {
    says: '用途別',
    faultsIn: (stacks) =>
      stacks
        .filter(({ name }) => /^stafee-prod-Network$/.test(name))
        .some(({ resources }) => resources.filter(({ type }) => type === vpc).length >= 2)
        ? []
        : ['prod に用途別のネットワークがありません'],
  },
);

/** Functions that hold tenants' data have no business outside. */
export const tenantFunctionsInside = allInProd(
  'お客様のデータを扱う関数は隔離されたネットワークの中だけで動く',
  ['AWS::Lambda::Function'],
  ({ properties }) =>
    at(properties, 'TenancyConfig', 'TenantIsolationMode') !== 'PER_TENANT' ||
    listOf(at(properties, 'VpcConfig', 'SecurityGroupIds')).length > 0,
);
