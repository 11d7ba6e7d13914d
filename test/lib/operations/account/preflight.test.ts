import { describe, expect, test } from 'vitest';

import { anAccount } from '#test/lib/operations/account/an-account.ts';
import { fresh, running, served } from '#test/lib/operations/account/run-preflight.ts';
import { filledIn } from '#test/lib/operations/a-world.ts';
import { refusal } from '#test/lib/operations/fake-aws.ts';

const missing = (said: readonly string[]) => said.filter((line) => line.startsWith('未'));

describe('the preflight', () => {
  test('finds nothing missing in a stage that serves and is proven', async () => {
    const { said, failed } = await running(anAccount({ isServing: true }), served);
    expect(missing(said)).toEqual([]);
    expect(failed).toBeUndefined();
    expect(said.at(-1)).toMatch(/^prod: ok \d+ \/ 未 0 \/ 不明 \d+$/);
  });

  test('says before the first deployment what that deployment will bring, and fails', async () => {
    const { said, failed } = await running(anAccount({ isServing: false }), fresh, async () => []);
    expect(missing(said)).toEqual([
      '未    GitHub の subject: repo:acme@10/stafee@200:environment:prod(ロールはまだありません)',
      '未    ホスト名の DNS(app.stafee.test): API がまだありません',
      '未    ホスト名の DNS(ops.stafee.test): API がまだありません',
      '未    送信元のドメイン(DKIM・MAIL FROM)(ap-northeast-1): DKIM なし、MAIL FROM なし',
      '未    送信元のドメイン(DKIM・MAIL FROM)(ap-northeast-3): DKIM なし、MAIL FROM なし',
      '未    アラームのメールの確認: まだありません',
    ]);
    expect(failed).toContain('未の項目が残っています');
  });

  test.each<readonly [string, string, Parameters<typeof anAccount>[1]]>([
    [
      'another account',
      '未    アカウント: 999999999999(設定は 123456789012)',
      { 'sts GetCallerIdentity': () => ({ Account: '999999999999' }) },
    ],
    [
      'the 10 executions of a new account',
      '未    上限(クォータ)(Lambda: concurrent executions、ap-northeast-3): 10(必要 1000)',
      {
        'lambda GetAccountSettings': ({ region }) => ({
          AccountLimit: { ConcurrentExecutions: region === 'ap-northeast-3' ? 10 : 1000 },
        }),
      },
    ],
    [
      'the sandbox of SES in Osaka',
      '未    SES のサンドボックス(ap-northeast-3): サンドボックスの中',
      { 'sesv2 GetAccount': ({ region }) => ({ ProductionAccessEnabled: region === 'ap-northeast-1' }) },
    ],
    [
      'no block on public buckets',
      '未    S3 のパブリックアクセスブロック(アカウント): 無効: BlockPublicAcls、IgnorePublicAcls、BlockPublicPolicy、RestrictPublicBuckets',
      {
        's3control GetPublicAccessBlock': () => {
          throw refusal('NoSuchPublicAccessBlockConfiguration');
        },
      },
    ],
    [
      'a certificate that is not issued',
      '未    証明書(app.stafee.test): 状態 PENDING_VALIDATION',
      { 'acm DescribeCertificate': () => ({ Certificate: { Status: 'PENDING_VALIDATION' } }) },
    ],
    [
      'a certificate for other names',
      '未    証明書(ops.stafee.test): 名前が含まれていません(app.stafee.test)',
      {
        'acm DescribeCertificate': () => ({
          Certificate: { Status: 'ISSUED', DomainName: 'app.stafee.test', NotAfter: '2027-10-01T00:00:00Z' },
        }),
      },
    ],
    [
      'a certificate that ends within the month',
      '未    証明書(app.stafee.test): 発行済み、残り 9 日',
      {
        'acm DescribeCertificate': () => ({
          Certificate: { Status: 'ISSUED', DomainName: '*.stafee.test', NotAfter: '2026-12-11T00:00:00Z' },
        }),
      },
    ],
    [
      'a second trail',
      '未    CloudTrail の証跡は1つ: ほかの証跡: by-hand',
      {
        'cloudtrail DescribeTrails': () => ({
          trailList: [{ Name: 'stafee-prod' }, { Name: 'by-hand', IsOrganizationTrail: false }],
        }),
      },
    ],
    [
      'the trail of a stage of another account',
      '未    CloudTrail の証跡は1つ: ほかの証跡: stafee-stg',
      {
        'cloudtrail DescribeTrails': () => ({
          trailList: [{ Name: 'stafee-prod' }, { Name: 'stafee-stg' }],
        }),
      },
    ],
    [
      'a trail that was stopped',
      '未    CloudTrail の証跡は1つ: stafee-prod が記録していません',
      { 'cloudtrail GetTrailStatus': () => ({ IsLogging: false }) },
    ],
    [
      'an older form of the subject',
      '未    GitHub の subject: repo:acme@10/stafee@200:environment:prod',
      {
        'iam GetRole': () => ({
          Role: { AssumeRolePolicyDocument: { sub: 'repo:acme/stafee:environment:prod' } },
        }),
      },
    ],
    [
      'a Region without bootstrap',
      '未    CDK のブートストラップ(ap-northeast-3): ありません',
      {
        'ssm GetParameter': ({ region }) => {
          if (region === 'ap-northeast-3') throw refusal('ParameterNotFound');
          return { Parameter: { Value: '30' } };
        },
      },
    ],
    [
      'a bootstrap without a boundary',
      '未    CDK のブートストラップ(ap-northeast-1): cfn-exec に境界がない、deploy に境界がない、file-publishing に境界がない、lookup に境界がない',
      {
        'iam GetRole': () => ({
          Role: { AssumeRolePolicyDocument: { sub: 'repo:acme@10/stafee@200:environment:prod' } },
        }),
      },
    ],
    [
      'a mail that nobody confirmed',
      '未    アラームのメールの確認: 2 件のうち未確認 2 件',
      {
        'sns ListSubscriptions': () => ({
          Subscriptions: [
            {
              SubscriptionArn: 'PendingConfirmation',
              TopicArn: 'arn:aws:sns:ap-northeast-1:123456789012:stafee-prod-Monitoring-Alarms',
            },
            {
              SubscriptionArn: 'PendingConfirmation',
              TopicArn: 'arn:aws:sns:ap-northeast-1:123456789012:stafee-prod-osaka-Monitoring-Alarms',
            },
          ],
        }),
      },
    ],
  ])('notices %s', async (_what, line, instead) => {
    const { said, failed } = await running(anAccount({ isServing: true }, instead), served);
    expect(missing(said)).toContain(line);
    expect(failed).toContain('未の項目が残っています');
  });

  test.each<readonly [string, string, Parameters<typeof anAccount>[1]]>([
    [
      'a log group of Lambda Insights',
      '未    ロググループ /aws/lambda-insights: 既にあります',
      {
        'logs DescribeLogGroups': ({ input }) => ({
          logGroups: [{ logGroupName: input['logGroupNamePrefix'] }],
        }),
      },
    ],
    [
      'a bucket of an earlier try',
      '未    同じ名前の残り物(stafee-prod-audit-osaka-123456789012、ap-northeast-3): デプロイの邪魔になります',
      {
        's3api HeadBucket': ({ input }) => {
          if (input['Bucket'] !== 'stafee-prod-audit-osaka-123456789012') throw refusal('404');
          return {};
        },
      },
    ],
    [
      'a domain that somebody verified by hand',
      '未    同じ名前の残り物(stafee.test、ap-northeast-1): デプロイの邪魔になります',
      { 'sesv2 GetEmailIdentity': () => ({ DkimAttributes: { Status: 'SUCCESS' } }) },
    ],
    [
      'an issuer of tokens that is there already',
      '未    GitHub の subject: repo:acme@10/stafee@200:environment:prod。既にある arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com がデプロイの邪魔になります: 先に消します',
      {
        'iam ListOpenIDConnectProviders': () => ({
          OpenIDConnectProviderList: [
            { Arn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
          ],
        }),
      },
    ],
  ])('notices %s in the way of the first deployment', async (_what, line, instead) => {
    const { said } = await running(anAccount({ isServing: false }, instead), fresh);
    expect(missing(said)).toContain(line);
  });

  test('notices protections that are missing after the deployment, or there before it', async () => {
    const late = await running(anAccount({ isServing: true }), fresh);
    expect(missing(late.said)).toEqual(['未    保護(isProven): デプロイ済みですが、まだ無効です']);
    const early = await running(anAccount({ isServing: false }), served);
    expect(missing(early.said)).toContain(
      '未    保護(isProven): 未デプロイなのに有効です: 失敗した作成を取り消せません',
    );
  });

  test.each([served, { ...filledIn, isProven: true }])(
    'takes the trails of prod and of its form in Osaka for ours, asked for $stage',
    async (settings) => {
      const trailList = [{ Name: 'stafee-prod' }, { Name: 'stafee-prod-osaka' }];
      const both = { 'cloudtrail DescribeTrails': () => ({ trailList }) };
      const account = anAccount({ isServing: true }, both);
      const { said } = await running(account, settings);
      const lines = said.filter((one) => one.includes('CloudTrail の証跡は1つ'));
      expect(lines.map((line) => line.slice(0, 2))).toEqual(['ok']);
    },
  );

  test('notices a host that leads elsewhere', async () => {
    const { said } = await running(anAccount({ isServing: true }), served, async () => ['elsewhere.test']);
    // Both names lead to the same place in this world, so the addresses agree.
    expect(missing(said)).toEqual([]);
    const apart = await running(anAccount({ isServing: true }), served, async (host) =>
      host.startsWith('d-') ? ['192.0.2.1'] : ['192.0.2.2'],
    );
    expect(missing(apart.said)).toHaveLength(2);
  });

  test('does not know what it may not ask, goes on, and does not fail for it', async () => {
    const account = anAccount(
      { isServing: true },
      {
        'acm DescribeCertificate': () => {
          throw refusal('AccessDeniedException', 'not authorized to perform: acm:DescribeCertificate');
        },
      },
    );
    const { said, failed } = await running(account, served);
    expect(said).toContain(
      '不明  証明書: AccessDeniedException: not authorized to perform: acm:DescribeCertificate',
    );
    expect(failed).toBeUndefined();
  });
});
