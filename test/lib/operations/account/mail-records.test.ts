import { describe, expect, test } from 'vitest';

import type { AccountCall } from '#lib/operations/account/account-call.ts';
import { runCommand } from '#lib/operations/run-command.ts';
import { aWorld, filledIn } from '#test/lib/operations/a-world.ts';
import { refusal } from '#test/lib/operations/fake-aws.ts';

/** As SES answers: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html */
const identityIn = (region: string) => ({
  IdentityType: 'DOMAIN',
  VerifiedForSendingStatus: false,
  DkimAttributes: {
    SigningEnabled: true,
    Status: 'PENDING',
    Tokens: ['aaa', 'bbb', 'ccc'],
    SigningHostedZone:
      region === 'ap-northeast-3' ? 'dkim.ap-northeast-3.amazonses.com' : 'dkim.amazonses.com',
    SigningAttributesOrigin: 'AWS_SES',
  },
  MailFromAttributes: {
    MailFromDomain: region === 'ap-northeast-3' ? 'bounce-osaka.stafee.test' : 'bounce.stafee.test',
    MailFromDomainStatus: 'PENDING',
    BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
  },
});

const asking = (stage: string, answer: (call: AccountCall) => unknown, settings = {}) => {
  const it = aWorld();
  const calls: AccountCall[] = [];
  const world = {
    ...it.world,
    settings: {
      ...it.world.settings,
      prod: { ...filledIn, stage: 'prod' as const, region: 'ap-northeast-1' as const, ...settings },
    },
    askAccount: async (call: AccountCall) => {
      calls.push(call);
      return answer(call);
    },
  };
  return { said: it.said, calls, running: runCommand(['mail-records', '--stage', stage], world) };
};

describe('the records that the sender needs', () => {
  test('are those of Tokyo and of Osaka, as SES in each names them', async () => {
    const { running, said, calls } = asking('prod', ({ region }) => identityIn(region));
    await running;
    expect(said).toEqual([
      'ap-northeast-1(DKIM: PENDING、MAIL FROM: PENDING)',
      '  aaa._domainkey.stafee.test  CNAME  aaa.dkim.amazonses.com',
      '  bbb._domainkey.stafee.test  CNAME  bbb.dkim.amazonses.com',
      '  ccc._domainkey.stafee.test  CNAME  ccc.dkim.amazonses.com',
      '  bounce.stafee.test  MX  10 feedback-smtp.ap-northeast-1.amazonses.com',
      '  bounce.stafee.test  TXT  "v=spf1 include:amazonses.com ~all"',
      'ap-northeast-3(DKIM: PENDING、MAIL FROM: PENDING)',
      '  aaa._domainkey.stafee.test  CNAME  aaa.dkim.ap-northeast-3.amazonses.com',
      '  bbb._domainkey.stafee.test  CNAME  bbb.dkim.ap-northeast-3.amazonses.com',
      '  ccc._domainkey.stafee.test  CNAME  ccc.dkim.ap-northeast-3.amazonses.com',
      '  bounce-osaka.stafee.test  MX  10 feedback-smtp.ap-northeast-3.amazonses.com',
      '  bounce-osaka.stafee.test  TXT  "v=spf1 include:amazonses.com ~all"',
      '全リージョン共通(既に _dmarc があれば、足さずにそのまま使います)',
      '  _dmarc.stafee.test  TXT  "v=DMARC1; p=quarantine; rua=mailto:alarms@stafee.test"',
    ]);
    expect(calls.map(({ input }) => input['EmailIdentity'])).toEqual(['stafee.test', 'stafee.test']);
  });

  test('send reports to no other domain, which would have to agree first', async () => {
    const { running, said } = asking('prod', ({ region }) => identityIn(region), {
      alarms: { mailTo: 'a@other.test' },
    });
    await running;
    expect(said.at(-1)).toBe('  _dmarc.stafee.test  TXT  "v=DMARC1; p=quarantine"');
  });

  test('are those of Osaka for the form that runs there', async () => {
    const { running, calls } = asking('prod-osaka', ({ region }) => identityIn(region));
    await running;
    expect(calls.map(({ region }) => region)).toEqual(['ap-northeast-3']);
  });

  test('are not there before the stack is', async () => {
    const { running } = asking('prod', () => {
      throw refusal('NotFoundException');
    });
    await expect(running).rejects.toThrow('ap-northeast-1 に stafee.test の送信元がありません');
  });

  test('are asked for again while SES has not made the keys', async () => {
    const { running } = asking('prod', () => ({ DkimAttributes: { Status: 'NOT_STARTED' } }));
    await expect(running).rejects.toThrow('まだ答えません');
  });
});
