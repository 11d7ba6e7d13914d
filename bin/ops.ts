/** What operators do by hand on AWS, with their own credentials: `npm run ops -- restore …`, `npm run ops -- acknowledge …`. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import { awsSender, putOnceInS3 } from '#lib/operations/aws-calls.ts';
import { runCommand } from '#lib/operations/run-command.ts';

try {
  await runCommand(process.argv.slice(2), {
    senderFor: awsSender,
    putOnce: putOnceInS3,
    readFile: (path) => readFileSync(path, 'utf8'),
    now: () => new Date(),
    wait: () => wait(30_000),
    say: (line) => void process.stdout.write(`${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
