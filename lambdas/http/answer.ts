import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Answer } from './call.ts';

const hasBody = ({ status }: Answer): boolean => status !== 204 && status !== 304;

export const answerOf = (answer: Answer): APIGatewayProxyResult => ({
  statusCode: answer.status,
  headers: {
    ...(hasBody(answer) ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...(answer.setCookie === undefined ? {} : { 'set-cookie': answer.setCookie }),
  },
  body: hasBody(answer) ? JSON.stringify(answer.body) : '',
});
