import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { cliArguments, cliCommand } from '#lib/operations/account/account-call.ts';
import { awsCli } from '#lib/operations/account/aws-cli.ts';
import { everyEntry } from '#lib/operations/account/pages.ts';
import { Mistake } from '#lib/operations/mistake.ts';

const call = {
  service: 'sesv2',
  operation: 'GetEmailIdentity',
  region: 'ap-northeast-3',
  input: { EmailIdentity: "it's.test" },
};

/** Something that is called `aws` and answers like it. */
const standIn = (script: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'stafee-cli-')), 'aws');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
};

describe('asking the account by the AWS CLI', () => {
  test.each([
    ['GetEmailIdentity', 'get-email-identity'],
    ['ListOpenIDConnectProviders', 'list-open-id-connect-providers'],
    ['GetAWSDefaultServiceQuota', 'get-aws-default-service-quota'],
    ['ListObjectVersions', 'list-object-versions'],
    ['ListWebACLs', 'list-web-acls'],
  ])('spells %s as the CLI does', (operation, words) => {
    expect(cliArguments({ ...call, operation })[1]).toBe(words);
  });

  test('hands the input over as JSON, and answers with what it says', async () => {
    const echo = standIn(
      `printf '{"service":"%s","operation":"%s","region":"%s","input":%s}' "$1" "$2" "$4" "$9"`,
    );
    await expect(awsCli(echo)(call)).resolves.toEqual({
      service: 'sesv2',
      operation: 'get-email-identity',
      region: 'ap-northeast-3',
      input: { EmailIdentity: "it's.test" },
    });
  });

  test('answers with nothing where the CLI says nothing', async () => {
    await expect(awsCli(standIn('exit 0'))(call)).resolves.toEqual({});
  });

  test("names a refusal by AWS's code", async () => {
    const refuse = standIn(
      `echo 'An error occurred (NotFoundException) when calling the GetEmailIdentity operation (reached max retries: 4): Email identity it does not exist.' >&2; exit 254`,
    );
    await expect(awsCli(refuse)(call)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Email identity it does not exist.',
    });
  });

  test.each([
    ['there is no CLI', '/nowhere/aws', 'AWS CLI がありません'],
    [
      'it has no credentials',
      standIn('echo "Unable to locate credentials" >&2; exit 253'),
      'Unable to locate credentials',
    ],
  ])('says in one line that %s', async (_what, program, sentence) => {
    const failed = await awsCli(program)(call).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Mistake);
    expect(String(failed)).toContain(sentence);
  });

  test('is shown so that a shell takes it', () => {
    expect(cliCommand(call)).toBe(
      `aws sesv2 get-email-identity --region ap-northeast-3 --output json --no-paginate --cli-input-json '{"EmailIdentity":"it'\\''s.test"}'`,
    );
  });
});

describe('asking for a list', () => {
  test('goes from page to page', async () => {
    const pages: Record<string, unknown> = {
      '': { Stacks: ['a'], NextToken: 'one' },
      one: { Stacks: ['b'], NextToken: 'two' },
      two: { Stacks: ['c'] },
    };
    const found = await everyEntry(
      async ({ input }) => pages[typeof input['NextToken'] === 'string' ? input['NextToken'] : ''],
      { ...call, input: {} },
      { list: 'Stacks' },
    );
    expect(found).toEqual(['a', 'b', 'c']);
  });

  test('gives up a list that does not end', async () => {
    await expect(
      everyEntry(async () => ({ NextToken: 'again' }), { ...call, input: {} }, { list: 'Stacks' }),
    ).rejects.toThrow('more than 1000 pages');
  });
});
