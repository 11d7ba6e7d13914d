import { SendEmailCommand, SESv2Client, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';

import { callersOf } from '#local/calls/caller.ts';
import type { ServiceCall, ServiceOptions } from '#local/calls/service-call.ts';
import { startMail } from '#local/mail/start-mail.ts';

export const sesClientOf = (endpoint: string, accessKeyId = 'local') =>
  new SESv2Client({
    endpoint,
    region: 'ap-northeast-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });

/** A mail service in memory, called by the operator of this machine. */
export const aRunningMail = async (changes: Partial<ServiceOptions> = {}) => {
  const calls: ServiceCall[] = [];
  const mail = await startMail({
    callers: callersOf([
      {
        accessKeyId: 'local',
        secretAccessKey: 'local',
        principalArn: 'arn:aws:iam::000000000000:root',
        tags: {},
      },
    ]),
    gate: async (call) => void calls.push(call),
    clock: () => new Date(),
    region: 'ap-northeast-1',
    accountId: '000000000000',
    ...changes,
  });
  return { mail, client: sesClientOf(mail.url), calls };
};

export const aLetter = (changes: Partial<SendEmailCommandInput> = {}): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: '経費精算 <no-reply@stafee.example.jp>',
    Destination: { ToAddresses: ['tanaka@minato.example.jp'] },
    Content: {
      Simple: {
        Subject: { Data: '【STAFee】申請が差し戻されました' },
        Body: { Text: { Data: '理由: 領収書が読めません。\n金額 12,000円' } },
      },
    },
    ...changes,
  });
