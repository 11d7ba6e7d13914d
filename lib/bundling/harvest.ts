/**
 * `node harvest.ts <bundle> <function>`: runs a bundle, lets it answer twice, and writes V8's code cache beside each file.
 * AWS is a stub that refuses every call: reading input, signing, sending and reading an answer get compiled, the work
 * behind a successful answer does not. Real answers would cache more.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Script } from 'node:vm';

import { warmContext, warmEvent } from '#lib/bundling/warm.ts';

const [folder = '', name = ''] = process.argv.slice(2);

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
    // A refused call is what the stub is for.
  }
};
for (let round = 0; round < 2; round += 1) await Promise.race([answer(), pause(5000)]);

for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
process.exit(0);
