import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { ServiceFault } from '#local/calls/service-call.ts';
import type { Answer } from './dynalite.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
const errorNamespace = 'com.amazonaws.dynamodb.v20120810#';
const targetPrefix = 'DynamoDB_20120810.';

export type Wire = { readonly statusCode: number; readonly document: Answer };

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** @throws ServiceFault when the call is for no operation of DynamoDB */
export const operationOf = (request: IncomingMessage): string => {
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target.startsWith(targetPrefix)) return target.slice(targetPrefix.length);
  throw new ServiceFault('UnknownOperationException', 'The request names no operation of DynamoDB');
};

/** A fault in DynamoDB's own form. What is no fault is a defect of this service: status 500, with its message. */
export const wireOf = (error: unknown): Wire => {
  if (error instanceof ServiceFault) {
    return {
      statusCode: error.statusCode,
      document: { __type: errorNamespace + error.code, message: error.message, ...error.members },
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { statusCode: 500, document: { __type: `${errorNamespace}InternalServerError`, message } };
};

export const writeAnswer = (response: ServerResponse, { statusCode, document }: Wire, now: Date) => {
  const body = Buffer.from(JSON.stringify(document));
  response
    .writeHead(statusCode, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': body.length,
      'x-amz-crc32': crc32(body),
      'x-amzn-requestid': randomUUID(),
      date: now.toUTCString(),
    })
    .end(body);
};
