import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);
const scripts = join(import.meta.dirname, '../../.github');

type Programs = Partial<Record<'aws' | 'npx' | 'gh' | 'curl', string>>;
type Outcome = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly string[];
  readonly folder: string;
};

/** Runs a script of the workflow where the programs that it calls are stand-ins that write down how they were called. */
const asRunner = async (
  script: string,
  args: readonly string[],
  { env = {}, ...bodies }: { env?: Record<string, string> } & Programs,
): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-run-'));
  const log = join(folder, 'calls.log');
  writeFileSync(log, '');
  for (const [name, body] of Object.entries({ aws: '', npx: '', gh: '', curl: '', ...bodies })) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> ${log}\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const ended = await run(join(scripts, script), args, {
    cwd: folder,
    env: {
      PATH: `${folder}:${dirname(process.execPath)}:/usr/bin:/bin`,
      GITHUB_SHA: 'c0ffee',
      GITHUB_REPOSITORY: 'example-org/stafee',
      ...env,
    },
  })
    .then((output) => ({ ...output, code: 0 }))
    .catch(({ code, stdout, stderr }: Omit<Outcome, 'calls'>) => ({ code, stdout, stderr }));
  return { ...ended, folder, calls: readFileSync(log, 'utf8').trim().split('\n') };
};

const order = `case "$*" in *deploy-order*) echo "stafee-prod-A ap-northeast-1"; echo "stafee-prod-Osaka ap-northeast-3";; esac`;
const changed = 'stafee-prod-A ap-northeast-1\nstafee-prod-Osaka ap-northeast-3';
const cdkCalls = (calls: readonly string[]): readonly string[] =>
  calls
    .filter((call) => call.includes('cdk deploy'))
    .map((call) => /deploy (.*) --app/.exec(call)?.[1] ?? '');

describe('preparing a release', () => {
  test('makes a change set named after the commit in each stack, and throws empty ones away', async () => {
    const aws = `case "$*" in *describe*stafee-prod-A*) echo FAILED;; *describe*) echo CREATE_COMPLETE;; esac`;
    const { code, calls, folder } = await asRunner('change-sets.sh', ['prepare'], { npx: order, aws });
    expect(code).toBe(0);
    expect(calls.filter((call) => !/deploy-order|describe-stacks/.test(call))).toEqual([
      'npx --no-install cdk deploy stafee-prod-A --app cdk.out --exclusively --require-approval=never --no-color --method=prepare-change-set --change-set-name=stafee-c0ffee',
      'aws cloudformation describe-change-set --stack-name stafee-prod-A --region ap-northeast-1 --change-set-name stafee-c0ffee --query Status --output text',
      'aws cloudformation delete-change-set --stack-name stafee-prod-A --region ap-northeast-1 --change-set-name stafee-c0ffee',
      'npx --no-install cdk deploy stafee-prod-Osaka --app cdk.out --exclusively --require-approval=never --no-color --method=prepare-change-set --change-set-name=stafee-c0ffee',
      'aws cloudformation describe-change-set --stack-name stafee-prod-Osaka --region ap-northeast-3 --change-set-name stafee-c0ffee --query Status --output text',
    ]);
    expect(readFileSync(join(folder, 'changed.txt'), 'utf8')).toBe('stafee-prod-Osaka ap-northeast-3\n');
  });

  test('leaves a stack for later that reads what the release makes', async () => {
    const npx = `case "$*" in *outputs.txt*) cat outputs.txt >&2; echo "stafee-prod-A r1"; echo "stafee-prod-B r1 late";; *deploy-order*) echo "stafee-prod-A r1"; echo "stafee-prod-B r1";; esac`;
    const aws = `case "$*" in *describe-stacks*stafee-prod-A*) printf 'Arn\tName\n';; *describe-stacks*) exit 254;; *) echo CREATE_COMPLETE;; esac`;
    const { code, calls, folder, stderr } = await asRunner('change-sets.sh', ['prepare'], { npx, aws });
    expect(code).toBe(0);
    expect(stderr).toBe('stafee-prod-A Arn Name\nstafee-prod-B\n');
    expect(cdkCalls(calls)).toEqual(['stafee-prod-A']);
    expect(readFileSync(join(folder, 'changed.txt'), 'utf8')).toBe(
      'stafee-prod-A r1\nstafee-prod-B r1 late\n',
    );
  });

  test('ends when a change set cannot be made', async () => {
    const npx = `${order}\ncase "$*" in *"cdk deploy"*) exit 1;; esac`;
    const { code, calls } = await asRunner('change-sets.sh', ['prepare'], { npx });
    expect(code).toBe(1);
    expect(cdkCalls(calls)).toEqual(['stafee-prod-A']);
  });
});

describe('executing a release', () => {
  test('executes what was prepared, in order', async () => {
    const { code, calls } = await asRunner('change-sets.sh', ['execute'], {
      aws: 'echo AVAILABLE',
      env: { CHANGED: changed },
    });
    expect(code).toBe(0);
    expect(cdkCalls(calls)).toEqual(['stafee-prod-A', 'stafee-prod-Osaka']);
    expect(calls.at(-1)).toContain('--method=execute-change-set --change-set-name=stafee-c0ffee');
  });

  test('deploys what had to wait after what was prepared', async () => {
    const { code, calls } = await asRunner('change-sets.sh', ['execute'], {
      aws: 'echo AVAILABLE',
      env: { CHANGED: `${changed}\nstafee-prod-B ap-northeast-1 late` },
    });
    expect(code).toBe(0);
    expect(cdkCalls(calls)).toEqual(['stafee-prod-A', 'stafee-prod-Osaka', 'stafee-prod-B']);
    expect(calls.at(-1)).not.toContain('change-set');
  });

  test.each([
    ['is gone', 'exit 254', 'gone'],
    ['was overtaken by another change of its stack', 'echo OBSOLETE', 'OBSOLETE'],
    ['was executed already', 'echo EXECUTE_COMPLETE', 'EXECUTE_COMPLETE'],
  ])('executes nothing when one change set of several %s', async (_what, answer, word) => {
    const aws = `case "$*" in *Osaka*) ${answer};; *) echo AVAILABLE;; esac`;
    const { code, calls, stderr } = await asRunner('change-sets.sh', ['execute'], {
      aws,
      env: { CHANGED: changed },
    });
    expect(code).toBe(1);
    expect(cdkCalls(calls)).toEqual([]);
    expect(stderr).toContain(
      `the change set stafee-c0ffee of stafee-prod-Osaka is ${word}, so nothing is executed`,
    );
  });

  test('stops at the first stack that fails', async () => {
    const { code, calls } = await asRunner('change-sets.sh', ['execute'], {
      aws: 'echo AVAILABLE',
      npx: 'exit 1',
      env: { CHANGED: changed },
    });
    expect(code).toBe(1);
    expect(cdkCalls(calls)).toEqual(['stafee-prod-A']);
  });
});

describe('a run whose commit', () => {
  test("is main's newest goes on", async () => {
    const { code, calls } = await asRunner('stop-if-overtaken.sh', [], { gh: 'echo c0ffee' });
    expect({ code, calls }).toEqual({
      code: 0,
      calls: ['gh api repos/example-org/stafee/commits/main --jq .sha'],
    });
  });

  test('was overtaken ends in one line', async () => {
    const { code, stderr } = await asRunner('stop-if-overtaken.sh', [], { gh: 'echo decade' });
    expect(code).toBe(1);
    expect(stderr).toBe('stafee: main is at decade by now; the run of that commit deploys this one too.\n');
  });
});

describe('becoming a role', () => {
  test('asks STS once, hides what it answers and hands it to the next steps', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'stafee-env-')), 'env');
    const { code, calls, stdout } = await asRunner('become.sh', ['stafee-prod-deployer'], {
      curl: `echo '{"value":"a.b.c"}'`,
      aws: String.raw`printf 'ID\tSECRET\tSESSION\n'`,
      env: {
        ACCOUNT: '111122223333',
        GITHUB_RUN_ID: '7',
        GITHUB_ENV: file,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example/?v=1',
      },
    });
    expect(code).toBe(0);
    expect(calls).toEqual([
      'curl --fail --silent --show-error --header Authorization: bearer t https://token.example/?v=1&audience=sts.amazonaws.com',
      'aws sts assume-role-with-web-identity --role-arn arn:aws:iam::111122223333:role/stafee-prod-deployer --role-session-name github-7 --web-identity-token a.b.c --duration-seconds 3600 --query Credentials.[AccessKeyId,SecretAccessKey,SessionToken] --output text',
    ]);
    expect(stdout).toBe('::add-mask::ID\n::add-mask::SECRET\n::add-mask::SESSION\n');
    expect(readFileSync(file, 'utf8').split('\n').slice(0, 4)).toEqual([
      'AWS_ACCESS_KEY_ID=ID',
      'AWS_SECRET_ACCESS_KEY=SECRET',
      'AWS_SESSION_TOKEN=SESSION',
      'AWS_REGION=ap-northeast-1',
    ]);
  });
});
