import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { MailSender } from '#domain/notices/mail-sender.ts';
import { sharedConnections } from './clients.ts';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** @default our address alone, and no address to answer to */
  readonly sender?: MailSender;
};

/** RFC 2047: 75 signs a word, which hold 45 bytes of text. */
const mostWordBytes = 45;

/** A name in a header, in signs that no header can be broken by: base64 words, cut between signs. */
export const encodedName = (name: string): string => {
  const parts: string[] = [''];
  for (const sign of Array.from(name)) {
    const last = parts.at(-1) ?? '';
    if (Buffer.byteLength(last + sign) > mostWordBytes) parts.push(sign);
    else parts[parts.length - 1] = last + sign;
  }
  return parts.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join(' ');
};

type Sender = {
  readonly region: string;
  readonly mailFrom: string;
  /** How often the service is asked about one mail. @default as the SDK does */
  readonly attempts?: number;
};

/** Plain text only: nothing in our mails needs to be clicked blindly. */
export const mailerOf = ({ region, mailFrom, attempts }: Sender) => {
  const client = new SESv2Client({
    region,
    requestHandler: sharedConnections,
    ...(attempts === undefined ? {} : { maxAttempts: attempts }),
  });
  return async ({ to, subject, text, sender: { name, replyTo } = {} }: Mail): Promise<void> => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: name === undefined ? mailFrom : `${encodedName(name)} <${mailFrom}>`,
        ...(replyTo === undefined ? {} : { ReplyToAddresses: [replyTo] }),
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' } },
          },
        },
      }),
    );
  };
};
