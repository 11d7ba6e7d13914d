/**
 * `node harvest.ts <bundle> <function>`: runs a bundle, lets it answer each of its first requests twice, and writes V8's code cache beside each file.
 * AWS is a stub: STS lends a session, DynamoDB finds nothing and says so, every other call is refused. What a function
 * compiles on the way to an answer is then in its cache; a stub that refused everything would leave half of it out.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Script } from 'node:vm';

import { warmContext, warmEvents } from '#lib/bundling/warm.ts';

const [folder = '', name = ''] = process.argv.slice(2);

const session = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>example</SecretAccessKey><SessionToken>example</SessionToken>\
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const refusal = '{"__type":"ValidationException","message":"warm"}';

/** STS is the one service of ours that names its operation in the body. */
const answerTo = (target: string | undefined) => {
  if (target === undefined) return { status: 200, type: 'text/xml', body: session };
  const isTable = target.startsWith('DynamoDB_');
  return { status: isTable ? 200 : 400, type: 'application/x-amz-json-1.0', body: isTable ? '{}' : refusal };
};

const stub = createServer((request, response) => {
  const { status, type, body } = answerTo(request.headers['x-amz-target']?.toString());
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'warm' });
  request.resume().on('end', () => response.end(body));
});

const listening = (): Promise<string> =>
  new Promise((resolve) => {
    stub.listen(0, '127.0.0.1', () => {
      const address = stub.address();
      resolve(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '');
    });
  });

process.env['AWS_ENDPOINT_URL'] = await listening();

type Bundle = {
  readonly handler?: (event: unknown, context: unknown) => Promise<unknown>;
  readonly scripts: ReadonlyMap<string, Script>;
  readonly read: (file: string) => void;
};
const { handler, scripts, read }: Bundle = await import(join(folder, 'index.mjs'));

for (const event of [...warmEvents(name), ...warmEvents(name)])
  try {
    await Promise.race([handler?.(event, warmContext(name)), pause(5000)]);
  } catch {
    // An authorizer throws where it finds no session.
  }
for (const file of readdirSync(folder))
  if (/^\w+\.js$/.test(file) && !scripts.has(join(folder, file))) read(file);

for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
process.exit(0);
