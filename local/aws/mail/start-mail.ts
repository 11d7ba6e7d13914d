import { join } from 'node:path';

import { authenticate } from '#local/aws/calls/authenticate.ts';
import { listen, type HttpAnswer, type HttpRequest } from '#local/aws/calls/listen.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/aws/calls/service-call.ts';

import { eventsOfMail, mailEventsToTell, type MailEvents } from './mail-events.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { readSendEmail } from './read-send-email.ts';

/** A running mail service and what it caught; `deliver` takes the letters of other local services. */
export type RunningMail = RunningService & Mailbox & { readonly events: MailEvents };

const jsonAnswer = (statusCode: number, document: unknown, type?: string): HttpAnswer => ({
  statusCode,
  headers: {
    'content-type': 'application/json',
    ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
  },
  body: JSON.stringify(document),
});

const parseBody = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw new ServiceFault('BadRequestException', `The body is not JSON: ${String(error)}`);
  }
};

const operationOf = ({ method, url }: HttpRequest): string => {
  const [path] = url.split('?');
  if (method === 'POST' && path === '/v2/email/outbound-emails') return 'SendEmail';
  throw new ServiceFault('NotFoundException', `${method} ${path} does not exist on this machine`, 404);
};

/**
 * Starts the local SES v2: SendEmail only. No mail leaves this machine; each is one file in `mail/`. What became of it is told as by a
 * configuration set that tells the default event bus all.
 */
export const startMail = async (options: ServiceOptions): Promise<RunningMail> => {
  const { callers, clock, gate, dataFolder, accountId } = options;
  const events = mailEventsToTell();
  const mailbox = openMailbox(clock, dataFolder === undefined ? undefined : join(dataFolder, 'mail'));

  const serve = async (request: HttpRequest): Promise<HttpAnswer> => {
    const caller = authenticate(request, { callers, service: 'ses', now: clock() });
    const operation = operationOf(request);
    const input = parseBody(request.body);
    await gate({ service: 'ses', operation, caller, input });
    const { letter, tags } = readSendEmail(input);
    const mail = mailbox.deliver(letter);
    events.tell(eventsOfMail(mail, { tags, accountId }));
    return jsonAnswer(200, { MessageId: mail.id });
  };

  const running = await listen(options, async (request) =>
    serve(request).catch((error: unknown) => {
      if (!(error instanceof ServiceFault)) throw error;
      const { code, message, statusCode, members } = error;
      return jsonAnswer(statusCode, { message, ...members }, code);
    }),
  );
  return { ...running, ...mailbox, events };
};
