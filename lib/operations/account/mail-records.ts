import { askOrNothing, textIn } from '#lib/operations/account/account-call.ts';
import type { AskAccount } from '#lib/operations/account/account-call.ts';
import { mailRegionsOf } from '#lib/operations/account/mail-regions.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { listIn } from '#lib/operations/step.ts';
import { mailDomainOf } from '#lib/constructs/statements.ts';
import type { StageSettings } from '#lib/settings.ts';

type DnsRecord = { readonly name: string; readonly type: 'CNAME' | 'MX' | 'TXT'; readonly value: string };

/**
 * What proves the domain to one Region's SES:
 * https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy-managing.html and
 * https://docs.aws.amazon.com/ses/latest/dg/mail-from.html (exactly one MX record for a domain of bounces).
 */
const recordsIn = (answer: unknown, domain: string, region: string): readonly DnsRecord[] => {
  const zone = textIn(answer, 'DkimAttributes', 'SigningHostedZone');
  const bounces = textIn(answer, 'MailFromAttributes', 'MailFromDomain');
  const tokens = listIn(answer, 'DkimAttributes', 'Tokens').map(String);
  if (zone === undefined || bounces === undefined || tokens.length === 0)
    throw new Mistake(
      `${region} の SES が ${domain} の DKIM と MAIL FROM をまだ答えません。数分後にもう一度実行してください。`,
    );
  return [
    ...tokens.map((token): DnsRecord => ({
      name: `${token}._domainkey.${domain}`,
      type: 'CNAME',
      value: `${token}.${zone}`,
    })),
    { name: bounces, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
    { name: bounces, type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' },
  ];
};

/** Reports go where alarms go, if that is in the domain itself: another domain would have to agree by a record of its own. */
const policyOf = (settings: StageSettings): DnsRecord => {
  const domain = mailDomainOf(settings);
  const mailTo = settings.alarms?.mailTo;
  const reports = mailTo?.endsWith(`@${domain}`) === true ? `; rua=mailto:${mailTo}` : '';
  return { name: `_dmarc.${domain}`, type: 'TXT', value: `"v=DMARC1; p=quarantine${reports}"` };
};

const lineOf = ({ name, type, value }: DnsRecord): string => `  ${name}  ${type}  ${value}`;

/** Says which records the domain's name service has to publish. Throws Mistake while the stack is not there. */
export const mailRecords = async (
  settings: StageSettings,
  { ask, say }: { readonly ask: AskAccount; readonly say: (line: string) => void },
): Promise<void> => {
  const domain = mailDomainOf(settings);
  for (const region of mailRegionsOf(settings)) {
    // oxlint-disable-next-line no-await-in-loop -- printed in this order
    const answer = await askOrNothing(
      ask,
      { service: 'sesv2', operation: 'GetEmailIdentity', region, input: { EmailIdentity: domain } },
      /^NotFoundException$/,
    );
    if (answer === undefined)
      throw new Mistake(
        `${region} に ${domain} の送信元がありません。スタックをデプロイしてから実行してください(手で作ると、デプロイが失敗します)。`,
      );
    const dkim = textIn(answer, 'DkimAttributes', 'Status') ?? '不明';
    const from = textIn(answer, 'MailFromAttributes', 'MailFromDomainStatus') ?? '不明';
    say(`${region}(DKIM: ${dkim}、MAIL FROM: ${from})`);
    for (const record of recordsIn(answer, domain, region)) say(lineOf(record));
  }
  say('全リージョン共通(既に _dmarc があれば、足さずにそのまま使います)');
  say(lineOf(policyOf(settings)));
};
