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
  $API_DOMAIN: 'd-1.execute-api.ap-northeast-3.amazonaws.com',
  $RECEIPTS: point('r'),
  $DOCUMENTS: 'stafee-prod-osaka-data-documents-1',
  $DOCUMENTS_KEY: '33333333-3333-4333-8333-333333333333',
  $TENANT_TABLE: 'stafee-prod-osaka-TenantData-r20261202',
  $CONTROL_TABLE: 'stafee-prod-osaka-Control-r20261202',
};

const argumentsOf = (command: string): readonly string[] => {
  const filled = command
    .replaceAll(/\$[A-Z_]+/g, (name) => typed[name] ?? name)
    .replaceAll('<stage>', 'prod')
    .replaceAll(/<[^>]+>/g, 'something');
  return [...filled.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
};

const known = Object.fromEntries(
  stageNames.map((stage): readonly [StageName, StageSettings] => [stage, { ...filledIn, stage }]),
) as typeof settings;

/**
 * Words that lead a person through somebody's pages: what a command does can be copied, repeated and read by two. Our own
 * operators' console and the dashboards are pages for people; a sign-in to AWS's console is something that is watched.
 */
const clicks: readonly RegExp[] = [
  /クリック|ボタン|プルダウン|タブ(?!ル|レ)|メニュー(?!の?承認)|チェックボックス/,
  /(?:AWS|Backup|S3|IAM|KMS|Cognito|DynamoDB|Lambda|CloudWatch|CloudFormation)\S{0,3}\s?の?(?:画面|「(?!.*指標))/,
  /(?<!運用)コンソール(?!のサインイン|へのサインイン|失敗)/,
  /console\.aws\.amazon\.com|\bclick\b|navigation pane/i,
];

const clicksIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => clicks.some((pattern) => pattern.test(line)));

describe('a runbook', () => {
  test.each(documents)('leads through no pages of AWS: %s', (document) => {
    expect(clicksIn(textOf(document))).toEqual([]);
  });

  test.each([
    '3. 証憑バケットを、AWS Backup の画面から新しいバケットへ復元する。',
    '2. AWS Backup の「ジョブ」で失敗理由を読む。',
    '1. マネジメントコンソールを開く。',
    '4. 「復元」ボタンを押す。',
    '- まず見るもの: バケットの「メトリクス」タブ',
    'Open the console and click Restore.',
    'https://console.aws.amazon.com/backup を開く',
  ])('is found out by: %s', (line) => {
    expect(clicksIn(line)).toEqual([line]);
  });

  test.each([
    '本人が運用コンソールで、パスワードと認証アプリを登録する。',
    'AWSコンソールへのサインインが5分間に3件以上失敗した。',
    '5つのテーブルとタブレットの記録を残す。',
    '1. `aws backup list-restore-jobs` で確かめる。',
  ])('is not blamed for: %s', (line) => {
    expect(clicksIn(line)).toEqual([]);
  });
});

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
    expect(ordered).toEqual(
      new Set([
        'acknowledge',
        'first-operator',
        'import-register',
        'import-users',
        'mail-records',
        'preflight',
        'maintenance',
        'operator-training',
        'restore',
        'restore-receipts',
        'smoke',
        'sweep-failed-create',
        'tear-down',
        'verify-receipts',
      ]),
    );
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
