import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { assemblyOf } from '#test/stages/assemblies.ts';

type Loose = any;

const folder = join(import.meta.dirname, '../../.github/workflows');
const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
const workflow: Loose = parse(readFileSync(join(folder, 'deploy.yml'), 'utf8'));
const jobs = Object.entries<Loose>(workflow.jobs);
const stepsOf = (job: string): readonly Loose[] => workflow.jobs[job].steps;
const gate = readFileSync(join(folder, '../../.ci/run'), 'utf8');
/** With the lines of the gate where a job runs it. */
const commandsOf = (job: string): string =>
  stepsOf(job)
    .map(({ run = '' }) => (run === '.ci/run' ? gate : run))
    .join('\n');
const deployers = ['stg', 'prod-change-set', 'prod'];

/** Environments of the jobs, with the matrix filled in. */
const environments = (): readonly string[] => [
  ...new Set(
    jobs.flatMap(([, { environment, strategy }]) =>
      environment === undefined
        ? []
        : (strategy?.matrix.stage ?? ['']).map((stage: string) =>
            environment.replace('${{ matrix.stage }}', stage),
          ),
    ),
  ),
];

/** Role by the environment that it trusts. */
let trusted: ReadonlyMap<string, string>;
beforeAll(() => {
  const roles = (['stg', 'prod'] as const).flatMap((stage) =>
    Object.values<Loose>(assemblyOf(stage).getStackByName(`stafee-${stage}-Deploy`).template.Resources),
  );
  trusted = new Map(
    roles
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .map(({ Properties: { RoleName, AssumeRolePolicyDocument } }) => [
        AssumeRolePolicyDocument.Statement[0].Condition.StringEquals[
          'token.actions.githubusercontent.com:sub'
        ].replace('repo:example-org@10/stafee@200:environment:', ''),
        RoleName,
      ]),
  );
});

describe('every workflow', () => {
  test('names each action by its commit, and the version beside it', () => {
    const uses = texts.flatMap((text) => text.match(/uses: .*/g) ?? []);
    expect(uses.length).toBeGreaterThan(5);
    for (const use of uses) expect(use).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('runs for no event in which a stranger borrows our rights', () => {
    for (const text of texts) expect(text).not.toMatch(/pull_request_target|workflow_run|issue_comment/);
  });

  test('keeps no secret, and no key of AWS', () => {
    for (const text of texts) expect(text).not.toMatch(/secrets\.|AKIA|AWS_SECRET/);
  });

  test('pastes nothing that a stranger writes into a command', () => {
    const written = /\$\{\{[^}]*(?:title|body|head\.ref|head_ref|message|label)[^}]*\}\}/;
    for (const text of texts) expect(text).not.toMatch(written);
  });
});

describe('a job of the workflow', () => {
  test('has the rights that it needs, and no others', () => {
    const run = { contents: 'read', 'id-token': 'write' };
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      gates: undefined,
      diff: { ...run, 'pull-requests': 'write' },
      stg: run,
      'prod-change-set': run,
      prod: run,
      drift: run,
    });
  });

  test.each(jobs.map(([name]) => name))(
    'runs no script of a package and keeps no token on the disk: %s',
    (name) => {
      const [checkout] = stepsOf(name);
      expect(checkout.with).toEqual({ 'persist-credentials': false });
      expect(commandsOf(name)).toMatch(/npm ci --ignore-scripts[ a-z-]*(?: && |\n)npm rebuild node\b/);
      expect(commandsOf(name).match(/npm (?:ci|i|install)\b(?! --ignore-scripts)/)).toBeNull();
      // The gates run every test, twice where settings matter; a deployment that takes an hour hangs.
      expect(workflow.jobs[name]['timeout-minutes']).toBeLessThanOrEqual(name === 'gates' ? 90 : 60);
    },
  );

  test.each(jobs.map(([name]) => name))('asks GitHub for a token only inside an environment: %s', (name) => {
    const { permissions, environment } = workflow.jobs[name];
    expect(permissions?.['id-token'] === 'write').toBe(environment !== undefined);
  });

  test('becomes a role that trusts its environment', () => {
    expect(environments().toSorted()).toEqual([...trusted.keys()].toSorted());
    for (const [name, { environment, strategy }] of jobs) {
      const [, role] = /become\.sh "?([^"\n]+)/.exec(commandsOf(name)) ?? [];
      for (const stage of environment === undefined ? [] : (strategy?.matrix.stage ?? ['']))
        expect(role?.replace('${{ matrix.stage }}', stage)).toBe(
          trusted.get(environment.replace('${{ matrix.stage }}', stage)),
        );
    }
  });
});

describe('a push to main', () => {
  test('passes the gates, shows the differences, deploys stg, prepares prod and executes it', () => {
    expect(jobs.map(([name, { needs }]) => [name, needs])).toEqual([
      ['gates', undefined],
      ['diff', 'gates'],
      ['stg', ['gates', 'diff']],
      ['prod-change-set', 'stg'],
      ['prod', 'prod-change-set'],
      ['drift', undefined],
    ]);
    expect(stepsOf('gates').map(({ run }) => run)).toEqual([
      undefined,
      '.ci/run',
      'npm run controls',
      undefined,
    ]);
  });

  test('is gated by what any machine runs: browser, fonts, packages, synth, cfn-lint, a filled-in copy, every test', () => {
    const lines = gate.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
    expect(lines.slice(-6)).toEqual([
      'npm ci --ignore-scripts --no-audit --no-fund',
      'npm rebuild node',
      'npm run synth',
      'npm run --silent cfn-lint',
      'npm run --silent filled-in',
      'STAFEE_BROWSER_TESTS=required npm test -- --whole',
    ]);
    expect(gate).toContain('missing+=(chromium)');
    expect(gate).toContain('missing+=(fonts-noto-cjk)');
  });

  test('is held to what customers are promised before prod is prepared, and without any rights', () => {
    const steps = stepsOf('prod-change-set').map(({ run = '' }) => run.split('\n')[0]);
    const strict = steps.indexOf('npm run controls -- --strict');
    expect(strict).toBeGreaterThan(0);
    expect(strict).toBeLessThan(steps.findIndex((step) => step.startsWith('.github/become.sh')));
    expect(jobs.filter(([name]) => commandsOf(name).includes('--strict')).map(([name]) => name)).toEqual([
      'prod-change-set',
    ]);
  });

  test('leaves the report of its proofs, whatever its end', () => {
    expect(stepsOf('gates').at(-1)).toMatchObject({
      if: 'always()',
      with: { path: 'reports', 'retention-days': 400 },
    });
  });

  test('waits for the one before it, which nobody cancels', () => {
    expect(workflow.on.push).toEqual({ branches: ['main'] });
    expect(workflow.concurrency).toEqual({
      group: 'deploy-${{ github.event_name }}-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    });
  });

  test.each(deployers)('stops before it has any rights when main has moved on: %s', (name) => {
    const steps = stepsOf(name).map(({ run = '' }) => run.split(' ')[0]);
    const [check, rights] = ['.github/stop-if-overtaken.sh', '.github/become.sh'].map((step) =>
      steps.indexOf(step),
    );
    expect(check).toBe(1);
    expect(rights).toBeGreaterThan(1);
  });

  test('asks the reviewers of prod before it prepares and before it executes', () => {
    expect(deployers.map((name) => workflow.jobs[name].environment)).toEqual(['stg', 'prod', 'prod']);
  });

  test('executes in prod what was prepared, and nothing else', () => {
    expect(stepsOf('prod-change-set').find(({ id }) => id === 'prepare')?.run).toContain(
      'change-sets.sh prepare',
    );
    expect(workflow.jobs['prod-change-set'].outputs).toEqual({
      changed: '${{ steps.prepare.outputs.changed }}',
    });
    expect(workflow.jobs.prod.if).toBe("needs.prod-change-set.outputs.changed != ''");
    expect(stepsOf('prod').at(-1)).toEqual({
      name: 'Execute',
      run: '.github/change-sets.sh execute',
      env: { CHANGED: '${{ needs.prod-change-set.outputs.changed }}' },
    });
    expect(commandsOf('prod')).not.toContain('cdk deploy');
  });
});

describe('a pull request', () => {
  test('from a fork gets no token', () => {
    expect(workflow.jobs.diff.if).toContain(
      "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository",
    );
  });

  test.each(deployers)('deploys nothing: %s', (name) => {
    const { if: condition, needs } = workflow.jobs[name];
    expect(condition === "github.event_name == 'push'" || deployers.includes(needs)).toBe(true);
  });
});

describe('every Sunday night', () => {
  test('drift of both stages fails the run, and the report is kept', () => {
    expect(workflow.on.schedule).toEqual([{ cron: '0 18 * * 6' }]);
    expect(workflow.jobs.drift.if).toBe("github.event_name == 'schedule'");
    expect(workflow.jobs.drift.strategy.matrix.stage).toEqual(['stg', 'prod']);
    expect(commandsOf('drift')).toContain('cdk drift -c stage=${{ matrix.stage }} --fail');
    expect(stepsOf('drift').at(-1)).toMatchObject({ if: 'always()', with: { 'retention-days': 400 } });
  });
});
