import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { textElement, xmlDocument } from './xml.ts';

export type AnswerHeaders = Readonly<Record<string, string | number | undefined>>;

export type Answer = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body?: string | Readable;
};

export const emptyAnswer = (headers: AnswerHeaders = {}, status = 200): Answer => ({ status, headers });

export const xmlAnswer = (root: string, content: string, headers: AnswerHeaders = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body: xmlDocument(root, content),
});

/** A refusal whose answer carries headers too, such as `x-amz-delete-marker`. */
export class S3Fault extends ServiceFault {
  readonly headers: AnswerHeaders;

  constructor(code: string, message: string, statusCode: number, headers: AnswerHeaders) {
    super(code, message, statusCode);
    this.headers = headers;
  }
}

/** An error document. What is not a ServiceFault is a defect here and answers 500. */
export const faultAnswer = (error: unknown, resource: string): Answer => {
  const fault =
    error instanceof ServiceFault
      ? error
      : new ServiceFault('InternalError', `We encountered an internal error: ${String(error)}`, 500);
  const members = Object.entries(fault.members).map(([name, value]) => textElement(name, String(value)));
  const content =
    textElement('Code', fault.code) +
    textElement('Message', fault.message) +
    members.join('') +
    textElement('Resource', resource);
  return {
    status: fault.statusCode,
    headers: { 'content-type': 'application/xml', ...(fault instanceof S3Fault ? fault.headers : {}) },
    body: xmlDocument('Error', content).replace(/ xmlns="[^"]*"/, ''),
  };
};

export const writeAnswer = async (
  response: ServerResponse,
  answer: Answer,
  withoutBody: boolean,
): Promise<void> => {
  response.statusCode = answer.status;
  response.setHeader('x-amz-request-id', randomUUID());
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  if (answer.body === undefined || withoutBody) {
    response.end();
    return;
  }
  if (typeof answer.body === 'string') {
    response.end(answer.body);
    return;
  }
  await pipeline(answer.body, response);
};
