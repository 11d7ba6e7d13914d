import { askOrNothing, textIn } from '#lib/operations/account/account-call.ts';
import { judged } from '#lib/operations/account/check.ts';
import type { Asked, Check, Line } from '#lib/operations/account/check.ts';
import { mailRegionsOf } from '#lib/operations/account/mail-regions.ts';
import { isMade } from '#lib/operations/account/stacks.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import { capacityOf } from '#lib/capacity.ts';
import { factsOfProd } from '#proofs/quotas/quota-facts.ts';
import { wantedQuotas } from '#proofs/quotas/wanted-quotas.ts';
import type { QuotaRegion, WantedQuota } from '#proofs/quotas/wanted-quotas.ts';
import { osakaRegion } from '#lib/stacks/osaka-names.ts';
import type { StageName } from '#lib/settings.ts';

const account: Check = {
  id: 'account',
  when: 'account',
  title: { ja: 'アカウント', en: "The credentials are of the stage's account" },
  todo: {
    ja: 'ステージのアカウントの認証情報を使うか、deployment/settings.ts の account を直します。',
    en: 'Use credentials of that account, or correct `account` in `deployment/settings.ts`.',
  },
  judge: async ({ here, settings }) => {
    const found = textIn(await here('sts', 'GetCallerIdentity'), 'Account') ?? '';
    return [judged(found === settings.account, `${found}(設定は ${settings.account})`)];
  },
};

/** A new account has 10 and not what Service Quotas calls its default: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const concurrencyIn = async ({ ask }: Asked, region: string): Promise<number> =>
  Number(
    partOf(
      await ask({ service: 'lambda', operation: 'GetAccountSettings', region, input: {} }),
      'AccountLimit',
      'ConcurrentExecutions',
    ),
  );

/** What was asked for and given; where nobody asked, what AWS gives to all. */
const quotaIn = async (
  { ask }: Asked,
  { service, code }: NonNullable<WantedQuota['quota']>,
  region: string,
) => {
  const call = { service: 'service-quotas', region, input: { ServiceCode: service, QuotaCode: code } };
  const own = await askOrNothing(ask, { ...call, operation: 'GetServiceQuota' }, /^NoSuchResourceException$/);
  const answer = own ?? (await ask({ ...call, operation: 'GetAWSDefaultServiceQuota' }));
  return Number(partOf(answer, 'Quota', 'Value'));
};

const quotaLine = async (asked: Asked, one: WantedQuota): Promise<Line> => {
  const what = `${one.name}、${one.region}`;
  if (one.quota === undefined)
    return { state: 'unknown', found: `${one.wanted} 以上が必要です(AWS に尋ねる方法がありません)`, what };
  const isConcurrency = one.quota.service === 'lambda' && one.quota.code === 'L-B99A9384';
  const found = isConcurrency
    ? await concurrencyIn(asked, one.region)
    : await quotaIn(asked, one.quota, one.region);
  // The alarms are computed from what the settings say that the account has.
  const promised = capacityOf(asked.settings).concurrentExecutions;
  const wanted = isConcurrency ? Math.max(one.wanted, promised) : one.wanted;
  return judged(found >= wanted, `${found}(必要 ${wanted})`, what);
};

/** Osaka is asked for the day when Tokyo is gone, where a form of the stage waits. */
const quotaRegionsOf = ({ settings }: Asked): readonly QuotaRegion[] => [
  ...new Set<QuotaRegion>([
    settings.region,
    ...(mailRegionsOf(settings).includes(osakaRegion) ? ([osakaRegion] as const) : []),
  ]),
];

const quotas: Check = {
  id: 'quotas',
  when: 'account',
  title: { ja: '上限(クォータ)', en: 'Quotas hold at nine o’clock (section 6)' },
  todo: {
    ja: 'Service Quotas で引き上げを申し込みます(docs/deploy.md 6)。不明の行は、その表の既定値と比べて判断します。',
    en: 'Ask for more in Service Quotas; compare by hand what AWS answers to no call (不明).',
  },
  judge: async (asked) => {
    const wanted = quotaRegionsOf(asked).flatMap((region) =>
      wantedQuotas(factsOfProd, { tenants: capacityOf(asked.settings).tenants, region }),
    );
    // What nobody can be asked about and every account has anyhow needs no line.
    const told = wanted.filter(
      ({ quota, wanted: most, byDefault }) => quota !== undefined || most > byDefault,
    );
    return Promise.all(told.map((one) => quotaLine(asked, one)));
  },
};

const publicAccess: Check = {
  id: 'public-access-block',
  when: 'account',
  title: { ja: 'S3 のパブリックアクセスブロック(アカウント)', en: 'The account blocks public buckets' },
  todo: {
    ja: 'aws s3control put-public-access-block で4つとも true にします(docs/deploy.md 1)。',
    en: '`aws s3control put-public-access-block --account-id <account> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`',
  },
  judge: async ({ ask, settings }) => {
    const answer = await askOrNothing(
      ask,
      {
        service: 's3control',
        operation: 'GetPublicAccessBlock',
        region: settings.region,
        input: { AccountId: settings.account },
      },
      /^NoSuchPublicAccessBlockConfiguration$/,
    );
    const open = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].filter(
      (name) => partOf(answer, 'PublicAccessBlockConfiguration', name) !== true,
    );
    return [judged(open.length === 0, open.length === 0 ? '4つとも有効' : `無効: ${open.join('、')}`)];
  },
};

const sandbox: Check = {
  id: 'ses-sandbox',
  when: 'account',
  title: {
    ja: 'SES のサンドボックス',
    en: 'SES is out of its sandbox, in Osaka too where a form of the stage waits',
  },
  todo: {
    ja: 'SES の「本番アクセスのリクエスト」を、リージョンごとに申し込みます。ドメインは手で検証しません。',
    en: 'Request production access in each Region. Verify no domain by hand: the stacks make it.',
  },
  judge: async ({ ask, settings }) =>
    Promise.all(
      mailRegionsOf(settings).map(async (region) => {
        const answer = await ask({ service: 'sesv2', operation: 'GetAccount', region, input: {} });
        const isOut = partOf(answer, 'ProductionAccessEnabled') === true;
        return judged(isOut, isOut ? '解除済み' : 'サンドボックスの中', region);
      }),
    ),
};

const certificate = async (
  { here, now, settings }: Asked,
  host: string,
  CertificateArn: string,
): Promise<Line> => {
  if (!CertificateArn.startsWith(`arn:aws:acm:${settings.region}:`))
    return judged(false, `証明書が ${settings.region} のものではありません`, host);
  const answer = await here('acm', 'DescribeCertificate', { CertificateArn });
  const status = textIn(answer, 'Certificate', 'Status') ?? '';
  const names = [
    textIn(answer, 'Certificate', 'DomainName') ?? '',
    ...listIn(answer, 'Certificate', 'SubjectAlternativeNames').map(String),
  ];
  const isNamed = names.some(
    (name) =>
      name === host || (name.startsWith('*.') && host.split('.').slice(1).join('.') === name.slice(2)),
  );
  const ends = new Date(textIn(answer, 'Certificate', 'NotAfter') ?? 0);
  const days = Math.floor((ends.getTime() - now().getTime()) / 86_400_000);
  if (status !== 'ISSUED') return judged(false, `状態 ${status}`, host);
  if (!isNamed) return judged(false, `名前が含まれていません(${names.join('、')})`, host);
  return judged(days >= 30, `発行済み、残り ${days} 日`, host);
};

const certificates: Check = {
  id: 'certificates',
  when: 'account',
  title: {
    ja: '証明書',
    en: "Certificates are issued in the stage's Region, name their hosts and last for 30 days",
  },
  todo: {
    ja: 'ACM でステージのリージョンに発行し、DNS で検証し、ARN を deployment/settings.ts に書きます。',
    en: 'Issue them in ACM in that Region, validated by DNS, and write their ARNs into the settings.',
  },
  judge: async (asked) => {
    const { domain, operations, dedicatedTenants } = asked.settings;
    const wanted = [
      domain,
      operations?.domain,
      ...dedicatedTenants.map(({ host: name, certificateArn }) => ({ name, certificateArn })),
    ];
    return Promise.all(
      wanted.flatMap((one) =>
        one?.certificateArn === undefined ? [] : [certificate(asked, one.name, one.certificateArn)],
      ),
    );
  },
};

const trailOf = (stage: StageName): string => `stafee-${stage}`;

const trail: Check = {
  id: 'one-trail',
  when: 'account',
  title: { ja: 'CloudTrail の証跡は1つ', en: 'One trail: the one that the stack Audit makes' },
  todo: {
    ja: 'ほかの証跡を消します(2つ目からは課金されます)。管理イベントはスタック Audit の証跡が全リージョン分を記録します。',
    en: 'Make none by hand, and delete another of the account: the second one costs. A trail of the organization may stay.',
  },
  judge: async ({ here, ask, settings, stagesOfAccount }) => {
    const { stage, region, hasTrail } = settings;
    const ours = trailOf(stage);
    // While prod and prod-osaka stand side by side, each has one; neither is a leftover (docs/decisions/0101).
    const known = stagesOfAccount.map(trailOf);
    const trails = listIn(
      await here('cloudtrail', 'DescribeTrails', { includeShadowTrails: true }),
      'trailList',
    );
    const others = trails.filter(
      (one) => !known.includes(textIn(one, 'Name') ?? '') && partOf(one, 'IsOrganizationTrail') !== true,
    );
    if (others.length > 0)
      return [judged(false, `ほかの証跡: ${others.map((one) => textIn(one, 'Name') ?? '?').join('、')}`)];
    if (!hasTrail || !(await isMade({ ask }, region, `stafee-${stage}-Audit`)))
      return [judged(true, hasTrail ? 'デプロイで作られます' : '設定により作りません')];
    const status = await askOrNothing(
      ask,
      { service: 'cloudtrail', operation: 'GetTrailStatus', region, input: { Name: ours } },
      /^TrailNotFoundException$/,
    );
    const isLogging = partOf(status, 'IsLogging') === true;
    return [judged(isLogging, isLogging ? `${ours} が記録中` : `${ours} が記録していません`)];
  },
};

/** What a person prepares in the account before anything is deployed. */
export const accountChecks: readonly Check[] = [account, quotas, publicAccess, sandbox, certificates, trail];
