/**
 * `node harvest.ts <app.js> <function> <file>`: runs a bundle, lets it answer twice, and writes V8's code cache.
 * AWS is a stub that refuses every call: reading input, signing, sending and reading an answer get compiled, the work
 * behind a successful answer does not. Real answers in `warmEvents` and `answerOf` would cache more.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Script } from 'node:vm';

const [file = '', name = '', output = ''] = process.argv.slice(2);

const tenantId = 't00000000000000000000000000';
const headers = { cookie: `__Host-sid=${tenantId}.${'A'.repeat(43)}`, 'content-type': 'application/json' };
const authorizer = {
  tenantId,
  userId: '0'.repeat(26),
  userName: 'warm',
  roles: 'applicant',
  sessionKey: '0',
};

const proxyEvent = (method: string, resource: string, body: unknown): Record<string, unknown> => ({
  resource,
  path: resource,
  httpMethod: method,
  headers,
  multiValueHeaders: {},
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    requestId: 'warm',
    identity: { sourceIp: '127.0.0.1' },
    authorizer,
    resourcePath: resource,
  },
  body: body === null ? null : JSON.stringify(body),
  isBase64Encoded: false,
});

const warmEvents: Readonly<Record<string, unknown>> = {
  auth: proxyEvent('POST', '/api/auth/login', { companyCode: 'warm', loginId: 'warm', password: 'warm' }),
  authorizer: {
    ...proxyEvent('GET', '/api/me', null),
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:x:0:a/b/GET/',
  },
  'tenant-app': proxyEvent('GET', '/api/claims', null),
  'tenant-admin': proxyEvent('GET', '/api/users', null),
};

const refuseEverything = createServer((_request, response) => {
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'warm' });
  response.end('{"__type":"ValidationException","message":"warm"}');
});

const listening = (): Promise<string> =>
  new Promise((resolve) => {
    refuseEverything.listen(0, '127.0.0.1', () => {
      const address = refuseEverything.address();
      resolve(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '');
    });
  });

process.env['AWS_ENDPOINT_URL'] = await listening();

const script = new Script(readFileSync(file, 'utf8'), { filename: file });
const bundle: { exports: { handler?: (event: unknown, context: unknown) => Promise<unknown> } } = {
  exports: {},
};
script.runInThisContext()(bundle.exports, undefined, bundle);

const context = {
  tenantId,
  awsRequestId: 'warm',
  functionName: name,
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 5000,
};
const answer = async (): Promise<void> => {
  try {
    await bundle.exports.handler?.(structuredClone(warmEvents[name] ?? {}), context);
  } catch {
    // A refused call is what the stub is for.
  }
};
for (let round = 0; round < 2; round += 1) await Promise.race([answer(), pause(5000)]);

writeFileSync(output, script.createCachedData());
process.exit(0);
