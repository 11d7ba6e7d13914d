import type { CloudEvent } from '#local/aws/events/start-events.ts';

import type { CapturedMail } from './captured-mail.ts';

type Kind = 'Send' | 'Delivery' | 'Bounce' | 'Complaint';

/**
 * What becomes of a mail, by its address as at SES's own simulator:
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
const simulated: readonly (readonly [start: RegExp, kinds: readonly Kind[]])[] = [
  [/^bounce(\+[^@]*)?@simulator\.amazonses\.com$/, ['Send', 'Bounce']],
  [/^complaint(\+[^@]*)?@simulator\.amazonses\.com$/, ['Send', 'Delivery', 'Complaint']],
];

const kindsOf = (to: string): readonly Kind[] =>
  simulated.find(([start]) => start.test(to))?.[1] ?? ['Send', 'Delivery'];

/** The names of rules are matched by what stands in `detail`, as SES writes it. */
const detailTypes: Readonly<Record<Kind, string>> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
};

const factsOf = (kind: Kind, timestamp: string, recipients: readonly string[]) => {
  const each = recipients.map((emailAddress) => ({ emailAddress }));
  switch (kind) {
    case 'Send':
      return { send: {} };
    case 'Delivery':
      return { delivery: { timestamp, recipients, processingTimeMillis: 10, smtpResponse: '250 2.0.0 OK' } };
    case 'Bounce':
      return {
        bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: each, timestamp },
      };
    case 'Complaint':
      return { complaint: { complainedRecipients: each, timestamp, complaintFeedbackType: 'abuse' } };
  }
};

/**
 * The events that SES tells of a mail that it took, in the order of its life, with the mail's tags as lists:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const eventsOfMail = (
  mail: CapturedMail,
  { tags, accountId }: { readonly tags: Readonly<Record<string, string>>; readonly accountId: string },
): readonly CloudEvent[] => {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  const about = {
    timestamp: mail.receivedAt,
    source: mail.from,
    sendingAccountId: accountId,
    messageId: mail.id,
    destination: recipients,
    headersTruncated: false,
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
    tags: {
      'ses:operation': ['SendEmail'],
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  };
  return kindsOf(recipients[0] ?? '').map((kind) => ({
    source: 'aws.ses',
    detailType: detailTypes[kind],
    detail: { eventType: kind, mail: about, ...factsOf(kind, mail.receivedAt, recipients) },
  }));
};

type Listener = (event: CloudEvent) => void;

const nobodyListens: Listener = () => undefined;

/** Where events of mails go: to a listener, or to whoever holds them back and tells them himself. */
export const mailEventsToTell = () => {
  let listener: Listener = nobodyListens;
  let held: CloudEvent[] | undefined;
  return {
    listen: (next: Listener): void => void (listener = next),
    tell: (events: readonly CloudEvent[]): void => {
      if (held === undefined) for (const event of events) listener(event);
      else held.push(...events);
    },
    /** From now on nothing is told; `take` gives what came since, `release` ends it. What was not told by then never is. */
    hold: () => {
      held = [];
      return {
        take: (): readonly CloudEvent[] => held?.splice(0) ?? [],
        release: (): void => void (held = undefined),
      };
    },
  };
};
export type MailEvents = ReturnType<typeof mailEventsToTell>;
