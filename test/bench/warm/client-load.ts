/** `node client-load.mjs raw|document item|page|packed <url>`: one call to DynamoDB after the other. */
import { Agent, request } from 'node:http';

import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';

import { reportLoad } from './load-report.ts';

const [, , arm = '', asked = '', url = ''] = process.argv;

const keys = { ':pk': `T#bench#${asked.toUpperCase()}` };
const getInput = { TableName: 'Session', Key: { PK: 'S#1', SK: 'S' }, ConsistentRead: true };
const queryInput = {
  TableName: 'TenantData',
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': 'PK' },
  ExpressionAttributeValues: keys,
};

const rawCalls = () => {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const operation = asked === 'item' ? 'GetItem' : 'Query';
  const body =
    asked === 'item'
      ? JSON.stringify({ ...getInput, Key: { PK: { S: 'S#1' }, SK: { S: 'S' } } })
      : JSON.stringify({ ...queryInput, ExpressionAttributeValues: { ':pk': { S: keys[':pk'] } } });
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  };
  return () =>
    new Promise<Buffer>((resolve, reject) => {
      const call = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
      });
      call.on('error', reject).end(body);
    });
};

/** The client as our functions configure it. */
const documentCalls = () => {
  process.env['AWS_ENDPOINT_URL'] = url;
  const credentials = { accessKeyId: 'ASIATENANT', secretAccessKey: 'tenant', sessionToken: 't'.repeat(400) };
  const client = documentClientOf({ region: 'ap-northeast-1', credentials });
  return async () =>
    asked === 'item'
      ? (await client.send(new GetCommand(getInput))).Item
      : (await client.send(new QueryCommand(queryInput))).Items;
};

const operate: () => Promise<unknown> = arm === 'raw' ? rawCalls() : documentCalls();
if ((await operate()) === undefined) throw new Error('the answer server has no such item');
const operations = asked === 'item' ? 1500 : 20;
await reportLoad({ warmUp: operations / 2, operations, operate });
