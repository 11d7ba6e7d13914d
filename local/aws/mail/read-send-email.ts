import * as v from 'valibot';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { Letter } from './captured-mail.ts';
import { readMime } from './read-mime.ts';

const mostRecipients = 50;

const contentSchema = v.object({ Data: v.string() });
const simpleSchema = v.object({
  Subject: contentSchema,
  Body: v.object({ Text: v.optional(contentSchema), Html: v.optional(contentSchema) }),
  Attachments: v.optional(
    v.array(
      v.object({
        FileName: v.string(),
        RawContent: v.string(),
        ContentType: v.optional(v.string(), 'application/octet-stream'),
      }),
    ),
    [],
  ),
});
const addressesSchema = v.optional(v.array(v.string()), []);
const sendEmailSchema = v.object({
  FromEmailAddress: v.optional(v.string()),
  ReplyToAddresses: addressesSchema,
  Destination: v.optional(
    v.object({ ToAddresses: addressesSchema, CcAddresses: addressesSchema, BccAddresses: addressesSchema }),
    {},
  ),
  EmailTags: v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []),
  Content: v.object({
    Simple: v.optional(simpleSchema),
    Raw: v.optional(contentSchema),
    Template: v.optional(v.unknown()),
  }),
});
type SendEmailInput = v.InferOutput<typeof sendEmailSchema>;
type Simple = v.InferOutput<typeof simpleSchema>;

const badRequest = (message: string) => new ServiceFault('BadRequestException', message);

/** `a@example.jp` or `名前 <a@example.jp>`; the address itself is ASCII, as SES asks. */
const isAddress = (text: string): boolean => {
  const [, bracketed] = /<([^<>]*)>\s*$/.exec(text) ?? [];
  return /^[!-?A-~]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+$/.test((bracketed ?? text).trim());
};

const simpleLetter = ({ Subject, Body, Attachments }: Simple) => ({
  subject: Subject.Data,
  text: Body.Text?.Data ?? '',
  ...(Body.Html !== undefined && { html: Body.Html.Data }),
  attachments: Attachments.map(({ FileName, RawContent, ContentType }) => ({
    fileName: FileName,
    contentType: ContentType,
    content: RawContent,
  })),
});

/** Splits an address header at the commas that stand outside quotes. */
const addressesIn = (header: string): string[] =>
  header
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((address) => address.trim())
    .filter((address) => address !== '');

const rawLetter = (data: string, { FromEmailAddress, Destination }: SendEmailInput): Letter => {
  const { header, text, html, attachments } = readMime(Buffer.from(data, 'base64'));
  const { ToAddresses: to, CcAddresses: cc, BccAddresses: bcc } = Destination;
  // The request's destination is the envelope: where it is given, the headers address nobody.
  const isNamed = to.length + cc.length + bcc.length > 0;
  return {
    from: FromEmailAddress ?? header('from'),
    to: isNamed ? to : addressesIn(header('to')),
    cc: isNamed ? cc : addressesIn(header('cc')),
    bcc: isNamed ? bcc : addressesIn(header('bcc')),
    replyTo: addressesIn(header('reply-to')),
    subject: header('subject'),
    text,
    ...(html !== undefined && { html }),
    attachments: [...attachments],
  };
};

const letterOf = (input: SendEmailInput): Letter => {
  const { Simple, Raw, Template } = input.Content;
  if (Template !== undefined) {
    throw badRequest('Templates do not exist on this machine: send Simple or Raw content');
  }
  if (Raw !== undefined) return rawLetter(Raw.Data, input);
  if (Simple === undefined) throw badRequest('Content must have Simple or Raw');
  const { ToAddresses: to, CcAddresses: cc, BccAddresses: bcc } = input.Destination;
  return {
    from: input.FromEmailAddress ?? '',
    to,
    cc,
    bcc,
    replyTo: input.ReplyToAddresses,
    ...simpleLetter(Simple),
  };
};

/** Names and values of tags: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
const tagText = /^[\w.@-]{1,256}$/;

const tagsOf = ({ EmailTags }: SendEmailInput): Readonly<Record<string, string>> => {
  const odd = EmailTags.find(({ Name, Value }) => !tagText.test(Name) || !tagText.test(Value));
  if (odd !== undefined) throw badRequest(`Invalid tag name or value: ${odd.Name}`);
  return Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value]));
};

/**
 * Reads the body of SES v2's SendEmail.
 * @throws ServiceFault `BadRequestException` for a template, a bad address, no or too many recipients
 */
export const readSendEmail = (
  input: unknown,
): { readonly letter: Letter; readonly tags: Readonly<Record<string, string>> } => {
  const parsed = v.safeParse(sendEmailSchema, input);
  if (!parsed.success) throw badRequest(v.summarize(parsed.issues));

  const letter = letterOf(parsed.output);
  const recipients = [...letter.to, ...letter.cc, ...letter.bcc];
  if (recipients.length === 0) throw badRequest('At least one recipient is needed');
  if (recipients.length > mostRecipients) throw badRequest('Recipient count exceeds 50.');
  const malformed = [letter.from, ...letter.replyTo, ...recipients].find((address) => !isAddress(address));
  if (malformed !== undefined) throw badRequest(`This is not an e-mail address: ${malformed}`);
  return { letter, tags: tagsOf(parsed.output) };
};
