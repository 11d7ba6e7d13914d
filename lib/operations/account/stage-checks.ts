import { askOrNothing, textIn } from '#lib/operations/account/account-call.ts';
import { judged } from '#lib/operations/account/check.ts';
import type { Asked, Check, Line } from '#lib/operations/account/check.ts';
import { mailRegionsOf } from '#lib/operations/account/mail-regions.ts';
import { everyEntry } from '#lib/operations/account/pages.ts';
import { isMade, stackNamed } from '#lib/operations/account/stacks.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import { boundaryName } from '#lib/constructs/boundary.ts';
import { mailDomainOf } from '#lib/constructs/statements.ts';
import { executionPolicies } from '#lib/execution/execution-policies.ts';
import { subjectOf } from '#lib/github-subject.ts';
import type { StageSettings } from '#lib/settings.ts';

const regions = ['ap-northeast-1', 'ap-northeast-3'];

/** The oldest version of the bootstrap that the CDK's stacks ask for. */
const leastVersion = 6;

const roleNamed = (asked: Asked, RoleName: string): Promise<unknown> =>
  askOrNothing(
    asked.ask,
    { service: 'iam', operation: 'GetRole', region: asked.settings.region, input: { RoleName } },
    /^NoSuchEntity/,
  );

const github: Check = {
  id: 'github-subject',
  when: 'deploy',
  title: { ja: 'GitHub の subject', en: 'GitHub’s token is trusted by the subject that it sends' },
  todo: {
    ja: 'スタック Deploy を人がデプロイします。subject が違えば deployment/settings.ts の repository を直してからです。',
    en: 'A person deploys the stack Deploy; `gh api repos/OWNER/NAME/actions/oidc/customization/sub` shows the prefix.',
  },
  judge: async (asked) => {
    const { stage, deploy, region } = asked.settings;
    if (deploy === undefined) return [judged(true, 'このステージは GitHub からデプロイしません')];
    const wanted = subjectOf(deploy.repository, stage);
    const role = await roleNamed(asked, `stafee-${stage}-deployer`);
    const trust = JSON.stringify(partOf(role, 'Role', 'AssumeRolePolicyDocument') ?? '');
    if (role !== undefined) return [judged(trust.includes(`"${wanted}"`), wanted)];
    const providers = listIn(
      await asked.here('iam', 'ListOpenIDConnectProviders'),
      'OpenIDConnectProviderList',
    ).flatMap((one) => textIn(one, 'Arn') ?? []);
    const inTheWay = providers.filter((arn) => arn.endsWith('/token.actions.githubusercontent.com'));
    if (inTheWay.length > 0 && !(await isMade(asked, region, `stafee-${stage}-Deploy`)))
      return [
        judged(false, `${wanted}。既にある ${inTheWay.join('、')} がデプロイの邪魔になります: 先に消します`),
      ];
    return [judged(false, `${wanted}(ロールはまだありません)`)];
  },
};

const bootstrapIn = async (asked: Asked, region: string): Promise<Line> => {
  const { account } = asked.settings;
  const version = await askOrNothing(
    asked.ask,
    { service: 'ssm', operation: 'GetParameter', region, input: { Name: '/cdk-bootstrap/stafee/version' } },
    /^ParameterNotFound$/,
  );
  if (version === undefined) return judged(false, 'ありません', region);
  const number = Number(textIn(version, 'Parameter', 'Value'));
  const roles = await Promise.all(
    ['cfn-exec', 'deploy', 'file-publishing', 'lookup'].map(async (name) => {
      const role = await roleNamed(asked, `cdk-stafee-${name}-role-${account}-${region}`);
      const bound = textIn(role, 'Role', 'PermissionsBoundary', 'PermissionsBoundaryArn');
      return bound?.endsWith(`:policy/${boundaryName}`) === true ? [] : [name];
    }),
  );
  const stack = await stackNamed(asked, region, 'stafee-toolkit');
  const given = listIn(stack, 'Parameters')
    .filter((one) => textIn(one, 'ParameterKey') === 'CloudFormationExecutionPolicies')
    .flatMap((one) => (textIn(one, 'ParameterValue') ?? '').split(','))
    .map((arn) => arn.split('/').at(-1) ?? '');
  const wanted = executionPolicies(account, { undoes: false }).map(({ name }) => name);
  const wrong = [
    ...(number >= leastVersion ? [] : [`版 ${number} が古い`]),
    ...roles.flat().map((name) => `${name} に境界がない`),
    ...(wanted.toSorted().join() === given.toSorted().join()
      ? []
      : [`実行ポリシーが違う(${given.join('、')})`]),
    ...(partOf(stack, 'EnableTerminationProtection') === true ? [] : ['削除保護がない']),
  ];
  return judged(wrong.length === 0, wrong.length === 0 ? `版 ${number}` : wrong.join('、'), region);
};

const bootstrap: Check = {
  id: 'bootstrap',
  when: 'bootstrap',
  title: {
    ja: 'CDK のブートストラップ',
    en: 'Both Regions are bootstrapped under the qualifier `stafee`, within the boundary',
  },
  todo: {
    ja: 'docs/deploy.md 1 の cdk bootstrap を実行します。',
    en: 'Run `cdk bootstrap` as it stands below.',
  },
  judge: (asked) => Promise.all(regions.map((region) => bootstrapIn(asked, region))),
};

const insights: Check = {
  id: 'lambda-insights',
  when: 'bootstrap',
  title: { ja: 'ロググループ /aws/lambda-insights', en: 'No log group `/aws/lambda-insights` is in the way' },
  todo: {
    ja: 'ログを書き出してから、ロググループ /aws/lambda-insights を消します。',
    en: 'Export its lines if anybody needs them, and delete the group: the stack Foundation makes it under our key.',
  },
  judge: async (asked) => {
    const { stage, region, hasInsights } = asked.settings;
    if (!hasInsights) return [judged(true, '設定により使いません')];
    if (await isMade(asked, region, `stafee-${stage}-Foundation`))
      return [judged(true, 'スタックが作ったもの')];
    const groups = await everyEntry(
      asked.ask,
      {
        service: 'logs',
        operation: 'DescribeLogGroups',
        region,
        input: { logGroupNamePrefix: '/aws/lambda-insights' },
      },
      { list: 'logGroups', token: 'nextToken' },
    );
    const isThere = groups.some((group) => textIn(group, 'logGroupName') === '/aws/lambda-insights');
    return [judged(!isThere, isThere ? '既にあります' : 'ありません')];
  },
};

const hostsOf = ({ domain, operations, dedicatedTenants }: StageSettings): readonly string[] => [
  ...[domain?.name, operations?.domain.name].filter((name) => name !== undefined),
  ...dedicatedTenants.map(({ host }) => host),
];

const hostLine = async ({ ask, resolve, settings }: Asked, host: string): Promise<Line> => {
  const made = await askOrNothing(
    ask,
    {
      service: 'apigateway',
      operation: 'GetDomainName',
      region: settings.region,
      input: { domainName: host },
    },
    /^NotFoundException$/,
  );
  const regional = textIn(made, 'regionalDomainName');
  if (regional === undefined) return judged(false, 'API がまだありません', host);
  const [own, there] = await Promise.all([resolve(host), resolve(regional)]);
  const leads = own.includes(regional) || own.some((address) => there.includes(address));
  return judged(leads, leads ? regional : `CNAME を ${regional} に向けます`, host);
};

const dns: Check = {
  id: 'dns',
  when: 'service',
  title: { ja: 'ホスト名の DNS', en: 'Host names lead to the regional name of their API' },
  todo: {
    ja: '初回のデプロイの後、表示された名前へ CNAME を向けます。',
    en: 'After the first deployment point a CNAME at the name that is printed.',
  },
  judge: (asked) => Promise.all(hostsOf(asked.settings).map((host) => hostLine(asked, host))),
};

const mail: Check = {
  id: 'mail-records',
  when: 'service',
  title: { ja: '送信元のドメイン(DKIM・MAIL FROM)', en: "The sender's domain is proven in each Region" },
  todo: {
    ja: 'npm run ops -- mail-records が表示するレコードを公開します。',
    en: 'Publish what `npm run ops -- mail-records --stage prod` prints.',
  },
  judge: async ({ ask, settings }) =>
    Promise.all(
      mailRegionsOf(settings).map(async (region) => {
        const answer = await askOrNothing(
          ask,
          {
            service: 'sesv2',
            operation: 'GetEmailIdentity',
            region,
            input: { EmailIdentity: mailDomainOf(settings) },
          },
          /^NotFoundException$/,
        );
        const dkim = textIn(answer, 'DkimAttributes', 'Status') ?? 'なし';
        const from = textIn(answer, 'MailFromAttributes', 'MailFromDomainStatus') ?? 'なし';
        return judged(dkim === 'SUCCESS' && from === 'SUCCESS', `DKIM ${dkim}、MAIL FROM ${from}`, region);
      }),
    ),
};

const alarms: Check = {
  id: 'alarm-mails',
  when: 'service',
  title: {
    ja: 'アラームのメールの確認',
    en: 'Whoever is told of alarms has followed the link of the first mail',
  },
  todo: { ja: '届いたメールの Confirm subscription を開きます。', en: 'Follow the links in both mails.' },
  judge: async ({ ask, settings }) => {
    const { stage, alarms: told } = settings;
    if (told === undefined) return [judged(true, '設定により知らせません')];
    const own = await Promise.all(
      [...new Set([settings.region, ...regions])].map((region) =>
        everyEntry(
          ask,
          { service: 'sns', operation: 'ListSubscriptions', region, input: {} },
          { list: 'Subscriptions' },
        ),
      ),
    );
    const ofStage = new RegExp(`:stafee-${stage}-[A-Z]`);
    const mails = own.flat().filter((one) => ofStage.test(textIn(one, 'TopicArn') ?? ''));
    const waiting = mails.filter((one) => textIn(one, 'SubscriptionArn') === 'PendingConfirmation');
    if (mails.length === 0) return [judged(false, 'まだありません')];
    return [judged(waiting.length === 0, `${mails.length} 件のうち未確認 ${waiting.length} 件`)];
  },
};

const proven: Check = {
  id: 'proven',
  when: 'service',
  title: {
    ja: '保護(isProven)',
    en: 'The stage is protected once it has passed its smoke test, and not before',
  },
  todo: {
    ja: '初回のデプロイまでは false、スモークテストに合格したら true にして、Deploy と全スタックをデプロイします。',
    en: '`isProven: false` until the smoke test has passed; then `true`, and deploy `Deploy` and the rest once more.',
  },
  judge: async (asked) => {
    const { stage, region, isProven } = asked.settings;
    const isServing = await isMade(asked, region, `stafee-${stage}-Monitoring`);
    if (isServing) return [judged(isProven, isProven ? '有効' : 'デプロイ済みですが、まだ無効です')];
    return [
      judged(
        !isProven,
        isProven ? '未デプロイなのに有効です: 失敗した作成を取り消せません' : '初回のデプロイ待ち',
      ),
    ];
  },
};

export const deployChecks: readonly Check[] = [github, bootstrap, insights];
export const serviceChecks: readonly Check[] = [dns, mail, alarms, proven];
