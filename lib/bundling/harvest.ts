/**
 * `node harvest.ts <bundle> <function>`: runs a bundle, lets it answer twice, and writes V8's code cache beside each file.
 * AWS is a stub: STS lends a session, DynamoDB finds nothing and says so, every other call is refused. What a function
 * compiles on the way to an answer is then in its cache; a stub that refused everything would leave half of it out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Script } from 'node:vm';

import { warmContext, warmEvent } from '#lib/bundling/warm.ts';

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

type Loaded = { exports: { handler?: (event: unknown, context: unknown) => Promise<unknown> } };

const scripts = new Map<string, Script>();
const modules = new Map<string, Loaded>();

/** As in loader.ts, but it remembers the scripts. */
const load = (file: string): Loaded['exports'] => {
  const known = modules.get(file);
  if (known !== undefined) return known.exports;
  const filename = join(folder, file);
  const script = new Script(readFileSync(filename, 'utf8'), { filename });
  const loaded: Loaded = { exports: {} };
  scripts.set(filename, script);
  modules.set(file, loaded);
  script.runInThisContext()(loaded.exports, load, loaded);
  return loaded.exports;
};
const { handler } = load('./app.js');

const answer = async (): Promise<void> => {
  try {
    await handler?.(warmEvent(name), warmContext(name));
  } catch {
    // An authorizer throws where it finds no session.
  }
};
for (let round = 0; round < 2; round += 1) await Promise.race([answer(), pause(5000)]);

for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
process.exit(0);
