import { execFile } from 'node:child_process';

import { cliArguments } from '#lib/operations/account/account-call.ts';
import type { AskAccount } from '#lib/operations/account/account-call.ts';
import { Mistake } from '#lib/operations/mistake.ts';

/** A page of a thousand versions of objects is about 500 kB. */
const mostBytes = 64 * 1024 * 1024;
const mostMilliseconds = 120_000;

/** `An error occurred (NoSuchBucket) when calling the ListObjects operation (reached max retries: 4): The bucket …` */
const refusal = /An error occurred \(([^)]+)\) when calling the \w+ operation(?: \([^)]*\))?: ([\s\S]*)/;

const failureOf = (error: Error & { code?: unknown }, stderr: string): Error => {
  if (error.code === 'ENOENT')
    return new Mistake('AWS CLI がありません。https://docs.aws.amazon.com/cli/ の手順で入れてください。');
  const [, code, message] = refusal.exec(stderr) ?? [];
  if (code === undefined || message === undefined)
    return new Mistake(`AWS CLI が失敗しました: ${stderr.trim() === '' ? error.message : stderr.trim()}`);
  return Object.assign(new Error(message.trim()), { name: code });
};

/**
 * Asks by the AWS CLI, with the credentials of whoever runs it: it knows every service, and needs no package of ours.
 * Throws Mistake where there is no CLI or where it cannot ask.
 */
export const awsCli =
  (program = 'aws'): AskAccount =>
  (call) =>
    new Promise((resolve, reject) => {
      execFile(
        program,
        [...cliArguments(call)],
        { maxBuffer: mostBytes, timeout: mostMilliseconds, env: { ...process.env, AWS_PAGER: '' } },
        (error, stdout, stderr) => {
          if (error !== null) return reject(failureOf(error, stderr));
          return resolve(stdout.trim() === '' ? {} : JSON.parse(stdout));
        },
      );
    });
