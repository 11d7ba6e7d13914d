import { describe, expect, test } from 'vitest';

import { runCommand } from '#lib/operations/run-command.ts';
import type { StageName } from '#lib/settings.ts';
import { anAwsWithStacks } from '#test/lib/operations/account/an-aws-with-stacks.ts';
import { aStack, oneOfEach } from '#test/lib/operations/account/kept-things.ts';
import type { Thing } from '#test/lib/operations/account/an-aws-with-stacks.ts';
import { prodFilledIn } from '#test/lib/operations/account/an-account.ts';
import { aWorld } from '#test/lib/operations/a-world.ts';

const [tokyo, osaka] = ['ap-northeast-1', 'ap-northeast-3'];

/** A stage that was used: full and protected, in both Regions, deployed in this order. */
const aDevStage = (more: ReturnType<typeof aStack>[] = []) => {
  const [there, copies] = [oneOfEach(tokyo, 450, true), oneOfEach(osaka, 3, true)];
  const assets = new Map<string, Thing>([
    ['assets', { type: 'AWS::S3::Bucket', holds: 5, locked: false, region: tokyo }],
  ]);
  const standing = { status: 'UPDATE_COMPLETE', everCompleted: true, isProtected: true };
  const none = new Map<string, Thing>();
  return anAwsWithStacks(
    [
      aStack('stafee-dev-Deploy', none, { ...standing, madeAt: '2026-01-01T00:00:00Z' }),
      aStack('stafee-toolkit', assets, { ...standing, madeAt: '2026-01-02T00:00:00Z' }),
      aStack('stafee-dev-Data', there, { ...standing, madeAt: '2026-01-03T00:00:00Z' }),
      aStack('stafee-dev-Osaka', copies, { ...standing, region: osaka, madeAt: '2026-01-04T00:00:00Z' }),
      aStack('stafee-dev-Monitoring', none, { ...standing, madeAt: '2026-01-05T00:00:00Z' }),
      ...more,
    ],
    new Map([...there, ...copies, ...assets]),
  );
};

const tearing = async (
  aws: ReturnType<typeof aDevStage>,
  {
    stage = 'dev',
    more = ['--confirm', 'dev'],
    settings = {},
  }: { stage?: StageName; more?: readonly string[]; settings?: object } = {},
) => {
  const { world, said } = aWorld();
  const failed = await runCommand(['tear-down', '--stage', stage, ...more], {
    ...world,
    settings: { ...world.settings, [stage]: { ...prodFilledIn, stage, mayBeTornDown: true, ...settings } },
    askAccount: aws.askAccount,
    wait: aws.wait,
  }).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return { said, failed };
};

const changes = (aws: ReturnType<typeof aDevStage>) =>
  aws.calls.filter(({ operation }) => !/^(Get|List|Describe|Scan)/.test(operation));

const keys = [tokyo, osaka].flatMap((region) => [`key-${region}`, `mrk-${region}`]);

describe('tearing a dev stage down', () => {
  test('takes its stacks away, the newest first, then all that they keep, and schedules its keys', async () => {
    const aws = aDevStage();
    const { failed, said } = await tearing(aws);
    expect(failed).toBeUndefined();
    expect([...aws.there.keys()].toSorted()).toEqual(keys.toSorted());
    expect([...aws.scheduled.values()]).toEqual([7, 7, 7, 7]);
    expect(aws.stacks.map(({ status }) => status)).toEqual(
      Array.from({ length: 5 }, () => 'DELETE_COMPLETE'),
    );
    const deleted = changes(aws).filter(({ operation }) => operation === 'DeleteStack');
    expect(deleted.map(({ input }) => String(input['StackName']).split('/')[1])).toEqual([
      'stafee-dev-Monitoring',
      'stafee-dev-Osaka',
      'stafee-dev-Data',
      'stafee-toolkit',
      'stafee-dev-Deploy',
    ]);
    expect(said.at(-1)).toBe('dev を取り壊しました。鍵は 7 日後に消えます。');
  });

  test('goes on where it broke off, wherever that was', async () => {
    const whole = aDevStage();
    await tearing(whole);
    for (let after = 0; after < whole.calls.length; after += 7) {
      const aws = aDevStage();
      aws.breaks.after = after;
      const broken = await tearing(aws);
      expect(broken.failed).toContain('the line broke');
      aws.breaks.after = Number.POSITIVE_INFINITY;
      const again = await tearing(aws);
      expect(again.failed).toBeUndefined();
      expect([...aws.there.keys()].toSorted()).toEqual(keys.toSorted());
      expect(aws.scheduled.size).toBe(4);
    }
  });

  test('leaves other stages of the account alone, and the toolkit for them', async () => {
    const kept = oneOfEach('ap-northeast-1', 1, true);
    const aws = aDevStage([
      aStack('stafee-stg-Data', kept, {
        status: 'CREATE_COMPLETE',
        everCompleted: true,
        madeAt: '2026-01-06T00:00:00Z',
      }),
    ]);
    const { said } = await tearing(aws);
    expect(said[0]).toBe('ほかのステージ(stafee-stg-Data など)があるため、stafee-toolkit は残します。');
    const standing = aws.stacks.filter(({ status }) => status !== 'DELETE_COMPLETE').map(({ name }) => name);
    expect(standing).toEqual(['stafee-toolkit', 'stafee-stg-Data']);
  });

  test('stops at a stack that does not go, and says why', async () => {
    const aws = aDevStage();
    const askAccount: typeof aws.askAccount = async (call) => {
      if (call.operation === 'DescribeStacks')
        return { Stacks: [{ StackStatus: 'DELETE_FAILED', StackStatusReason: 'in use' }] };
      return aws.askAccount(call);
    };
    const { failed } = await tearing({ ...aws, askAccount });
    expect(failed).toContain('stafee-dev-Monitoring を削除できません: in use');
    expect(aws.there.size).toBe(19);
  });

  test.each<readonly [string, Parameters<typeof tearing>[1], string]>([
    [
      'of prod, whatever its settings say',
      { stage: 'prod', more: ['--confirm', 'prod'] },
      'prod は取り壊せません',
    ],
    ['of stg', { stage: 'stg', more: ['--confirm', 'stg'] }, 'stg は取り壊せません'],
    [
      'of prod in Osaka',
      { stage: 'prod-osaka', more: ['--confirm', 'prod-osaka'] },
      'prod-osaka は取り壊せません',
    ],
    ['that nobody has allowed', { settings: { mayBeTornDown: undefined } }, 'mayBeTornDown: true'],
    [
      'in another account',
      { settings: { account: '999999999999' } },
      'ステージのアカウント 999999999999 のものではありません',
    ],
    ['that is not confirmed', { more: [] }, 'すべて失われます'],
    ['that is confirmed for another', { more: ['--confirm', 'stg'] }, 'すべて失われます'],
  ])('changes nothing of a stage %s', async (_what, order, sentence) => {
    const aws = aDevStage();
    const { failed } = await tearing(aws, order);
    expect(failed).toContain(sentence);
    expect(changes(aws)).toEqual([]);
  });

  test('shows what it would take away, and changes nothing', async () => {
    const aws = aDevStage();
    const { said, failed } = await tearing(aws, { more: ['--dry-run'] });
    expect(failed).toBeUndefined();
    expect(changes(aws)).toEqual([]);
    expect(said.filter((line) => line.startsWith('スタック'))).toHaveLength(5);
    expect(said.filter((line) => line.startsWith('残るもの'))).toHaveLength(19);
  });
});
