import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { functionNames } from '#lib/functions.ts';
import type { Stages } from '#lib/settings.ts';
import { synthesize } from '#lib/synthesize.ts';
import { settings } from '#test/stages/settings.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const program = join(root, 'bin/stafee.ts');

/** A bundle is any code where only the refusal is looked at. */
const standIns = mkdtempSync(join(tmpdir(), 'stafee-functions-'));
for (const name of functionNames)
  writeFileSync(join(standIns, `${name}.ts`), "export const handler = () => Promise.resolve('any');\n");

type Ended = { readonly code: number; readonly stderr: string };

/** Runs the CDK app as the CLI would: the CLI says where to write, and names an account when it holds credentials. */
const asCdkCli = async (
  context: Record<string, string>,
  account?: string,
  web = 'test/fixtures/web',
): Promise<Ended> => {
  const env = {
    CDK_OUTDIR: mkdtempSync(join(tmpdir(), 'stafee-cli-')),
    CDK_CONTEXT_JSON: JSON.stringify(context),
    ...(account === undefined ? {} : { CDK_DEFAULT_ACCOUNT: account }),
  };
  return run(
    process.execPath,
    [
      program,
      '--quick',
      '--web',
      web,
      '--functions',
      standIns,
      '--contract',
      'test/fixtures/openapi.json',
      '--operator-web',
      'test/fixtures/web',
      '--operator-contract',
      'test/fixtures/openapi.json',
    ],
    { cwd: root, env },
  )
    .then(({ stderr }) => ({ code: 0, stderr }))
    .catch((error: { code: number; stderr: string }) => ({ code: error.code, stderr: error.stderr }));
};

describe('running the CDK CLI', () => {
  test('is refused in one line when it holds credentials, for a stage that no account has', async () => {
    expect(await asCdkCli({ stage: 'local' }, '111122223333')).toEqual({
      code: 1,
      stderr: 'stafee: stage local runs by `npm start` and is never deployed.\n',
    });
  });

  test('synthesizes whatever the settings hold when it holds no credentials', async () => {
    expect(await asCdkCli({ stage: 'dev' })).toEqual({ code: 0, stderr: '' });
  });

  test('refuses an unknown stage in one line', async () => {
    const { code, stderr } = await asCdkCli({ stage: 'stag' });
    expect(code).toBe(1);
    expect(stderr).toBe('stafee: there is no stage stag; choose one of local, dev, stg, prod, prod-osaka.\n');
  });

  test('says in one line that the web client is not built', async () => {
    const { code, stderr } = await asCdkCli({ stage: 'dev' }, undefined, standIns);
    expect(code).toBe(1);
    expect(stderr).toBe(`stafee: ${standIns} holds no built web client: run \`npm run build\`.\n`);
  });
});

const synthesizeDev = (stages: Stages, holdsCredentials: boolean) => {
  process.env['CDK_VALIDATION'] = 'false';
  const fixture = (path: string): string => join('test/fixtures', path);
  return synthesize({
    root,
    stages,
    stage: ['dev'],
    out: mkdtempSync(join(tmpdir(), 'stafee-lines-')),
    functions: standIns,
    contract: fixture('openapi.json'),
    web: fixture('web'),
    'operator-contract': fixture('openapi.json'),
    'operator-web': fixture('web'),
    isCdkCli: false,
    holdsCredentials,
  });
};

describe('synthesizing a stage', () => {
  test('tells each stack with its Region and its number of resources', async () => {
    const lines = await synthesizeDev(settings, false);
    expect(lines[0]).toMatch(/^stafee-dev-\w+ +ap-northeast-1 +\d+ resources$/);
    expect(lines.length).toBeGreaterThan(8);
  });

  test('is refused in one line with credentials while the stage holds placeholders', async () => {
    await expect(synthesizeDev(settings, true)).rejects.toThrow(
      'stafee: stage dev still holds placeholders: fill in alarms.mailTo, account, appOrigin, domain.name, domain.certificateArn, operations.domain.name, operations.domain.certificateArn, operations.addresses.v4.0, operations.addresses.v6.0, mailFrom, deploy.repository.owner in deployment/settings.ts.',
    );
  });
});
