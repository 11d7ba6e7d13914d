import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { readCommand } from '#lib/operations/read-command.ts';
import { stageNames } from '#lib/settings.ts';
import { settings } from '#test/stages/settings.ts';
import type { StageName, StageSettings } from '#lib/settings.ts';
import { readJobOptions } from '#local/console/job-options.ts';
import { filledIn, point } from '#test/lib/operations/a-world.ts';

const root = join(import.meta.dirname, '../../..');
const documents = [
  'README.md',
  'docs/deploy.md',
  ...readdirSync(join(root, 'docs/runbooks')).map((name) => join('docs/runbooks', name)),
];
const textOf = (document: string): string => readFileSync(join(root, document), 'utf8');

/** Every command of one kind, as it stands in a line or between backticks. */
const commands = (start: string): readonly (readonly [string, string])[] =>
  documents.flatMap((document) =>
    textOf(document)
      .split('\n')
      .flatMap((line) => line.split('`'))
      .filter((part) => part.startsWith(start))
      .map((part) => [document, part.trim()] as const),
  );

/** What the person types in the places of the runbook. */
const typed: Readonly<Record<string, string>> = {
  $STAGE: 'prod-osaka',
  $DAY: '20261202',
  $ROLE: 'arn:aws:iam::123456789012:role/restore',
  $DATA_KEY: '11111111-1111-4111-8111-111111111111',
  $AUDIT_KEY: '22222222-2222-4222-8222-222222222222',
  $TENANT_DATA: point('t'),
  $CONTROL: point('c'),
  $KEYSTORE: point('k'),
  $AUDIT: point('a'),
  $OPERATORS: point('o'),
  $POOL: 'ap-northeast-3_pool',
};

const argumentsOf = (command: string): readonly string[] => {
  const filled = command
    .replaceAll(/\$[A-Z_]+/g, (name) => typed[name] ?? name)
    .replaceAll(/<[^>]+>/g, 'something');
  return [...filled.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
};

const known = Object.fromEntries(
  stageNames.map((stage): readonly [StageName, StageSettings] => [stage, { ...filledIn, stage }]),
) as typeof settings;

describe('a command that the runbooks tell people to type', () => {
  const { scripts } = JSON.parse(textOf('package.json'));

  test.each(commands('npm run '))('%s names a script that exists: %s', (_document, command) => {
    expect(Object.keys(scripts)).toContain(command.split(' ')[2]);
  });

  const operations = commands('npm run ops --').filter(([, command]) => !/…$|--help/.test(command));

  test.each(operations)('%s is understood: %s', (_document, command) => {
    const [, , , , ...args] = argumentsOf(command);
    const { kind } = readCommand(args, known);
    expect(kind).toBe(args[0]);
  });

  test('is there for each thing that an operator can order', () => {
    const ordered = new Set(operations.map(([, command]) => argumentsOf(command)[4]));
    expect(ordered).toEqual(new Set(['acknowledge', 'import-users', 'restore', 'smoke']));
  });

  test.each(commands('npm run job --').filter(([, command]) => !command.includes('NAME')))(
    '%s is understood: %s',
    (_document, command) => {
      const [, , , , ...args] = argumentsOf(command);
      expect(readJobOptions(args).name).not.toBe('');
    },
  );

  test('uses no variable that the runbook does not set', () => {
    const runbook = textOf('docs/runbooks/restore.md');
    const used = new Set([...runbook.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name ?? ''));
    for (const name of used) expect(runbook).toMatch(new RegExp(`(^|\\s)${name}=`, 'm'));
  });
});
