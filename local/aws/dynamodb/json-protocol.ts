import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { HttpAnswer, HttpRequest } from '#local/aws/calls/listen.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { Answer } from './dynalite.ts';
import type { Input } from './engine.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
const errorNamespace = 'com.amazonaws.dynamodb.v20120810#';
const targetPrefix = 'DynamoDB_20120810.';

/** @throws ServiceFault when the call is for no operation of DynamoDB */
export const operationOf = ({ headers }: HttpRequest): string => {
  const target = String(headers['x-amz-target'] ?? '');
  if (target.startsWith(targetPrefix)) return target.slice(targetPrefix.length);
  throw new ServiceFault('UnknownOperationException', 'The request names no operation of DynamoDB');
};

/** @throws ServiceFault SerializationException */
export const inputOf = ({ body }: HttpRequest): Input => {
  try {
    const input: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return { ...Object(input) };
  } catch (error) {
    throw new ServiceFault('SerializationException', `The body is not JSON: ${String(error)}`);
  }
};

/** The checksum is what the SDK compares the body with. */
export const httpAnswer = (statusCode: number, document: Answer, now: Date): HttpAnswer => {
  const body = JSON.stringify(document);
  return {
    statusCode,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-crc32': String(crc32(body)),
      'x-amzn-requestid': randomUUID(),
      date: now.toUTCString(),
    },
    body,
  };
};

/** A fault in DynamoDB's own form. What is no fault is a defect of this service: status 500, with its message. */
export const errorAnswer = (error: unknown, now: Date): HttpAnswer => {
  if (error instanceof ServiceFault) {
    const { code, message, statusCode, members } = error;
    return httpAnswer(statusCode, { __type: errorNamespace + code, message, ...members }, now);
  }
  const message = error instanceof Error ? error.message : String(error);
  return httpAnswer(500, { __type: `${errorNamespace}InternalServerError`, message }, now);
};
