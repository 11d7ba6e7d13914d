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
const commandOf = (
  { to, subject, text, sender: { name, replyTo } = {} }: Mail,
  mailFrom: string,
  tags: Readonly<Record<string, string>> = {},
): SendEmailCommand =>
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
    ...(Object.keys(tags).length === 0
      ? {}
      : { EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })) }),
  });

export const mailerOf = ({ region, mailFrom, attempts }: Sender) => {
  const client = new SESv2Client({
    region,
    requestHandler: sharedConnections,
    ...(attempts === undefined ? {} : { maxAttempts: attempts }),
  });
  return async (mail: Mail): Promise<void> => void (await client.send(commandOf(mail, mailFrom)));
};

/**
 * What SES said of one attempt. `not-taken`: it can be asked again later. `refused`: it would never take it. `unknown`: it did not
 * answer, and may have sent it.
 */
export type Attempted =
  | { readonly kind: 'accepted'; readonly messageId: string }
  | { readonly kind: 'refused' | 'not-taken' | 'unknown'; readonly why: string };

/** Refusals of this one mail: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const ofThisMail: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);

const attemptedBy = (error: unknown): Attempted => {
  const why = error instanceof Error ? error.name : 'unknown';
  const status: unknown = Object(Object(error).$metadata).httpStatusCode;
  const isRefusal = typeof status === 'number' && status >= 400 && status < 500;
  if (!isRefusal) return { kind: 'unknown', why };
  return { kind: ofThisMail.has(why) ? 'refused' : 'not-taken', why };
};

/** Sends once and never again by itself; SES puts the tags into each event of the mail. */
export const onceMailerOf = ({ region, mailFrom }: Omit<Sender, 'attempts'>) => {
  const client = new SESv2Client({ region, requestHandler: sharedConnections, maxAttempts: 1 });
  return async (mail: Mail, tags: Readonly<Record<string, string>>): Promise<Attempted> => {
    try {
      const { MessageId = '' } = await client.send(commandOf(mail, mailFrom, tags));
      return { kind: 'accepted', messageId: MessageId };
    } catch (error) {
      return attemptedBy(error);
    }
  };
};
