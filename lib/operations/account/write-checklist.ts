import { checklist } from '#lib/operations/account/preflight.ts';

const begins = '<!-- checklist: written by `npm run inventory` -->';
const ends = '<!-- end of the checklist -->';

const whens = {
  account: 'before anything',
  deploy: 'with the stack `Deploy`',
  bootstrap: 'before the first deployment of the rest',
  service: 'after it',
} as const;

/** The one-time steps in their order, as docs/deploy.md shows them and `npm run ops -- preflight` asks for them. */
export const checklistTable = (): string =>
  [
    '| | what has to be so | 項目 | when | what to do where it is not |',
    '| ---: | --- | --- | --- | --- |',
    ...checklist.map(
      ({ title, todo, when }, place) =>
        `| ${place + 1} | ${title.en} | ${title.ja} | ${whens[when]} | ${todo.en} |`,
    ),
  ].join('\n');

/** What every call of the preflight is called in IAM, where that is not `service:Operation`. */
const actionNames: Readonly<Record<string, string>> = {
  'apigateway:GetDomainName': 'apigateway:GET',
  's3api:HeadBucket': 's3:ListBucket',
  's3control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  'service-quotas:GetAWSDefaultServiceQuota': 'servicequotas:GetAWSDefaultServiceQuota',
  'service-quotas:GetServiceQuota': 'servicequotas:GetServiceQuota',
  'sesv2:GetAccount': 'ses:GetAccount',
  'sesv2:GetConfigurationSet': 'ses:GetConfigurationSet',
  'sesv2:GetEmailIdentity': 'ses:GetEmailIdentity',
};

export const actionOf = ({
  service,
  operation,
}: {
  readonly service: string;
  readonly operation: string;
}): string => actionNames[`${service}:${operation}`] ?? `${service}:${operation}`;

/** Everything that the preflight may ask; a test holds it against the calls that it makes. */
export const preflightActions: readonly string[] = [
  'acm:DescribeCertificate',
  'apigateway:GET',
  'backup:DescribeBackupVault',
  'cloudformation:DescribeStacks',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'iam:GetRole',
  'iam:ListOpenIDConnectProviders',
  'lambda:GetAccountSettings',
  'logs:DescribeLogGroups',
  's3:GetAccountPublicAccessBlock',
  's3:ListBucket',
  'servicequotas:GetAWSDefaultServiceQuota',
  'servicequotas:GetServiceQuota',
  'ses:GetAccount',
  'ses:GetConfigurationSet',
  'ses:GetEmailIdentity',
  'sns:ListSubscriptions',
  'ssm:GetParameter',
  'sts:GetCallerIdentity',
];

const policy = (): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [{ Sid: 'Preflight', Effect: 'Allow', Action: preflightActions, Resource: '*' }],
    },
    undefined,
    2,
  );

/** docs/deploy.md with its checklist and the policy of whoever asks. Throws where the markers are gone. */
export const withChecklist = (document: string): string => {
  const [before, rest] = document.split(begins);
  const after = rest?.split(ends)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/deploy.md lost its line ${begins}`);
  const text = [
    begins,
    '',
    checklistTable(),
    '',
    'Whoever asks needs these rights, which only read:',
    '',
    '```json',
    policy(),
    '```',
    '',
    ends,
  ].join('\n');
  return `${before}${text}${after}`;
};
