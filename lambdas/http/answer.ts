import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Answer } from './endpoint.ts';

export const answerOf = (answer: Answer): APIGatewayProxyResult => ({
  statusCode: answer.status,
  headers: {
    ...(answer.status === 204 ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(answer.setCookie === undefined ? {} : { 'set-cookie': answer.setCookie }),
  },
  body: answer.status === 204 ? '' : JSON.stringify(answer.body),
});
