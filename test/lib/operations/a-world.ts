import type { World } from '#lib/operations/run-command.ts';
import { settings } from '#test/stages/settings.ts';
import type { StageSettings } from '#lib/settings.ts';
import { fakeAws } from '#test/lib/operations/fake-aws.ts';

/** As the operator has filled it in. */
export const filledIn: StageSettings = JSON.parse(
  JSON.stringify(settings['prod-osaka'])
    .replaceAll('000000000000', '123456789012')
    .replaceAll('stafee.example.jp', 'stafee.test')
    .replaceAll('203.0.113.0/24', '198.51.100.0/24')
    .replaceAll('2001:db8::/32', '2001:db9::/32'),
);

export const point = (name: string) => `arn:aws:backup:ap-northeast-3:123456789012:recovery-point:${name}`;

export const restoreArgs = (...more: readonly string[]): readonly string[] => [
  ...'restore --stage prod-osaka --day 20261202 --role arn:aws:iam::123456789012:role/restore'.split(' '),
  '--data-key',
  '11111111-1111-4111-8111-111111111111',
  '--audit-key',
  'arn:aws:kms:ap-northeast-3:123456789012:key/22222222-2222-4222-8222-222222222222',
  ...['tenantData', 'control', 'keystore', 'audit', 'operators'].flatMap((table) => [
    '--point',
    `${table}=${point(table)}`,
  ]),
  ...more,
];

/** An operator at his machine, and the AWS that he works on. */
export const aWorld = () => {
  const aws = fakeAws();
  const said: string[] = [];
  const put: string[] = [];
  const kept: unknown[] = [];
  const files: Record<string, string> = {};
  const world: World = {
    settings: { ...settings, 'prod-osaka': filledIn },
    say: (line) => void said.push(line),
    wait: aws.wait,
    pause: () => Promise.resolve(),
    now: () => new Date('2026-12-02T01:30:00Z'),
    readFile: (path) => files[path] ?? '',
    readLines: async function* (path) {
      yield* (files[path] ?? '').split('\n').filter((line) => line !== '');
    },
    readProgress: (path) => (files[path] === undefined ? undefined : JSON.parse(files[path])),
    writeProgress: (path, progress) => void (files[path] = JSON.stringify(progress)),
    senderFor: () => aws.send,
    resolve: async () => [],
    askAccount: async ({ operation }) => {
      throw new Error(`nobody plays ${operation}`);
    },
    keepRestored: (stage, tables) => void kept.push({ [stage]: tables }),
    ask: async (url) =>
      url.endsWith('/api/me')
        ? { status: 401, body: '{"code":"session-missing"}' }
        : { status: 200, body: '<!doctype html><html lang="ja">' },
    putOnce: async (_region, { key }) => {
      if (put.includes(key)) throw Object.assign(new Error('there'), { name: 'PreconditionFailed' });
      put.push(key);
    },
  };
  return { aws, world, said, kept, files };
};
