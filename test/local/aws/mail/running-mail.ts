import { SendEmailCommand, SESv2Client, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';

import type { ServiceOptions } from '#local/aws/calls/service-call.ts';
import { startMail } from '#local/aws/mail/start-mail.ts';

import { asOperator, optionsForOperator } from '../calls/operator-of-this-machine.ts';

export const sesClientOf = (endpoint: string, accessKeyId = 'local') =>
  new SESv2Client({ ...asOperator(endpoint), credentials: { accessKeyId, secretAccessKey: 'local' } });

/** A mail service in memory, called by the operator of this machine. */
export const aRunningMail = async (changes: Partial<ServiceOptions> = {}) => {
  const { options, calls } = optionsForOperator();
  const mail = await startMail({ ...options, ...changes });
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
