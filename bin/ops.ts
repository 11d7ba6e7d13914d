/** What operators do by hand on AWS, with their own credentials: `npm run ops -- --help`. */
import { createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { addressesOf } from '#lib/operations/account/addresses-of.ts';
import { awsCli } from '#lib/operations/account/aws-cli.ts';
import { askOverTls } from '#lib/operations/ask-over-tls.ts';
import { awsSender, putOnceInS3 } from '#lib/operations/aws-calls.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { withRestored } from '#lib/operations/restored-file.ts';
import { runCommand } from '#lib/operations/run-command.ts';

import { stages } from './stages.ts';

const restoredFile = join(import.meta.dirname, '../deployment/restored-tables.json');

const readFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Mistake(`ファイルを読めません: ${path}`);
  }
};

try {
  await runCommand(process.argv.slice(2), {
    settings: stages,
    senderFor: (region) => awsSender(() => ({ region })),
    askAccount: awsCli(),
    resolve: addressesOf,
    putOnce: putOnceInS3,
    readFile,
    readLines: (path) =>
      createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }),
    readProgress: (path) => (existsSync(path) ? JSON.parse(readFile(path)) : undefined),
    writeProgress: (path, progress) => {
      // Whole or not at all: a run may break off while it writes.
      writeFileSync(`${path}.new`, JSON.stringify(progress));
      renameSync(`${path}.new`, path);
    },
    keepRestored: (stage, tables) =>
      writeFileSync(restoredFile, withRestored(readFile(restoredFile), stage, tables)),
    ask: askOverTls(),
    now: () => new Date(),
    wait: () => wait(30_000),
    pause: (millis) => wait(millis),
    say: (line) => void process.stdout.write(`${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
