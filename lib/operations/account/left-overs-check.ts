import { askOrNothing } from '#lib/operations/account/account-call.ts';
import type { AccountCall } from '#lib/operations/account/account-call.ts';
import { judged } from '#lib/operations/account/check.ts';
import type { Asked, Check, Line } from '#lib/operations/account/check.ts';
import { mailRegionsOf } from '#lib/operations/account/mail-regions.ts';
import { isMade } from '#lib/operations/account/stacks.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import { mailDomainOf, mailSendingOf } from '#lib/constructs/statements.ts';
import type { StageSettings } from '#lib/settings.ts';
import {
  copiesToOsaka,
  osakaAuditBucketOf,
  osakaBackupBucketOf,
  osakaRegion,
  osakaVaultOf,
} from '#lib/stacks/osaka-names.ts';

/** Something whose name our templates give: while its stack is not there, whoever has the name stands in its way. */
type Named = {
  readonly part: string;
  readonly region: string;
  readonly name: string;
  readonly call: Pick<AccountCall, 'service' | 'operation' | 'input'>;
  /** AWS's words for: there is none. */
  readonly absent: RegExp;
  /** A list has to hold the name itself, not one that begins with it. */
  readonly list?: readonly [list: string, name: string];
};

const bucket = (part: string, region: string, name: string): Named => ({
  part,
  region,
  name,
  call: { service: 's3api', operation: 'HeadBucket', input: { Bucket: name } },
  absent: /^(404|NoSuchBucket|NotFound)$/,
});

const logGroup = (part: string, region: string, name: string): Named => ({
  part,
  region,
  name,
  call: { service: 'logs', operation: 'DescribeLogGroups', input: { logGroupNamePrefix: name } },
  absent: /^$/,
  list: ['logGroups', 'logGroupName'],
});

const inOsaka = (settings: StageSettings): readonly Named[] =>
  copiesToOsaka(settings)
    ? [
        bucket('Osaka', osakaRegion, osakaBackupBucketOf(settings)),
        bucket('Osaka', osakaRegion, osakaAuditBucketOf(settings)),
        {
          part: 'Osaka',
          region: osakaRegion,
          name: osakaVaultOf(settings),
          call: {
            service: 'backup',
            operation: 'DescribeBackupVault',
            input: { BackupVaultName: osakaVaultOf(settings) },
          },
          // AWS Backup does not say whether there is none or none that one may see.
          absent: /^(ResourceNotFoundException|AccessDeniedException)$/,
        },
      ]
    : [];

const senders = (settings: StageSettings): readonly Named[] =>
  settings.recoveryOf !== undefined
    ? []
    : mailRegionsOf(settings).flatMap((region): readonly Named[] => {
        const part = region === settings.region ? 'Messaging' : 'Osaka';
        const [domain, sending] = [mailDomainOf(settings), mailSendingOf(settings)];
        return [
          {
            part,
            region,
            name: domain,
            call: { service: 'sesv2', operation: 'GetEmailIdentity', input: { EmailIdentity: domain } },
            absent: /^NotFoundException$/,
          },
          {
            part,
            region,
            name: sending,
            call: {
              service: 'sesv2',
              operation: 'GetConfigurationSet',
              input: { ConfigurationSetName: sending },
            },
            absent: /^NotFoundException$/,
          },
        ];
      });

/** What an earlier try, a person or another system may have left under a name that a stack is about to make. */
export const givenNamesOf = (settings: StageSettings): readonly Named[] => {
  const { stage, region, hasWall } = settings;
  const walls: readonly (readonly [string, string])[] = hasWall
    ? [
        ['Identity', 'pools'],
        ['TenantApi', 'tenant'],
        ['OperatorApi', 'operator'],
      ]
    : [];
  return [
    ...inOsaka(settings),
    ...senders(settings),
    ...walls.map(([part, wall]) => logGroup(part, region, `aws-waf-logs-stafee-${stage}-${wall}`)),
  ];
};

const lineFor = async (asked: Asked, one: Named): Promise<Line> => {
  const { region, name, part, list } = one;
  const answer = await askOrNothing(asked.ask, { ...one.call, region }, one.absent);
  const isThere =
    list === undefined
      ? answer !== undefined
      : listIn(answer, list[0]).some((entry) => partOf(entry, list[1]) === name);
  if (!isThere) return judged(true, 'ありません', `${name}、${region}`);
  const isOurs = await isMade(asked, region, `stafee-${asked.settings.stage}-${part}`);
  return judged(isOurs, isOurs ? 'スタックが作ったもの' : 'デプロイの邪魔になります', `${name}、${region}`);
};

export const leftOversCheck: Check = {
  id: 'left-overs',
  when: 'bootstrap',
  title: { ja: '同じ名前の残り物', en: 'Nothing stands under a name that a stack is about to make' },
  todo: {
    ja: '失敗した作成の残りは npm run ops -- sweep-failed-create で消します。ほかのものは持ち主に確かめてから消します。',
    en: '`npm run ops -- sweep-failed-create --stage prod --dry-run` shows what a failed try left; ask the owner of anything else.',
  },
  judge: (asked) => Promise.all(givenNamesOf(asked.settings).map((one) => lineFor(asked, one))),
};
