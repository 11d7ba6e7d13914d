import { describe, expect, test } from 'vitest';

import { keptTypes } from '#lib/constructs/keeping.ts';
import { keptKinds } from '#lib/operations/account/kept-kinds.ts';
import { runCommand } from '#lib/operations/run-command.ts';
import { anAwsWithStacks } from '#test/lib/operations/account/an-aws-with-stacks.ts';
import { aStack, oneOfEach } from '#test/lib/operations/account/kept-things.ts';
import { prodFilledIn } from '#test/lib/operations/account/an-account.ts';
import { aWorld } from '#test/lib/operations/a-world.ts';

const sweeping = async (aws: ReturnType<typeof anAwsWithStacks>, ...more: readonly string[]) => {
  const { world, said } = aWorld();
  const failed = await runCommand(['sweep-failed-create', '--stage', 'prod', ...more], {
    ...world,
    settings: { ...world.settings, prod: prodFilledIn },
    askAccount: aws.askAccount,
  }).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return { said, failed };
};

const changes = (aws: ReturnType<typeof anAwsWithStacks>) =>
  aws.calls
    .map(({ operation }) => operation)
    .filter((operation) => !/^(Get|List|Describe|Scan)/.test(operation));

const tokyo = 'ap-northeast-1';

describe('sweeping up after a first creation that failed', () => {
  test('knows every kind that is kept; a client goes with its pool', () => {
    const swept = Object.keys(keptKinds);
    expect(Object.keys(keptTypes).filter((type) => !swept.includes(type))).toEqual([
      'AWS::Cognito::UserPoolClient',
    ]);
  });

  test('removes one of each kind that is empty, protected or not, and its keys last', async () => {
    const things = oneOfEach(tokyo, 0, true);
    const aws = anAwsWithStacks([aStack('stafee-prod-Audit', things)], things);
    await sweeping(aws, '--confirm', 'prod');
    expect([...aws.there.keys()]).toEqual([`key-${tokyo}`, `mrk-${tokyo}`]);
    expect([...aws.scheduled]).toEqual([
      [`key-${tokyo}`, 30],
      [`mrk-${tokyo}`, 30],
    ]);
    expect(changes(aws).at(-1)).toBe('ScheduleKeyDeletion');
  });

  const things = [...oneOfEach(tokyo, 1, false)].filter(([, { holds }]) => holds > 0);

  test.each(things)('leaves %s alone when something is in it, and the keys of its stack', async (id) => {
    const all = oneOfEach(tokyo, 0, false);
    const found = all.get(id);
    if (found !== undefined) found.holds = 1;
    const aws = anAwsWithStacks([aStack('stafee-prod-Audit', all)], all);
    const { said } = await sweeping(aws, '--confirm', 'prod');
    expect([...aws.there.keys()].toSorted()).toEqual([id, `key-${tokyo}`, `mrk-${tokyo}`].toSorted());
    expect(aws.scheduled.size).toBe(0);
    expect(said.filter((line) => line.startsWith('残す'))).toHaveLength(3);
  });

  test.each([
    [
      'stands',
      [
        aStack('stafee-prod-Audit', oneOfEach(tokyo, 0, false), {
          status: 'CREATE_COMPLETE',
          everCompleted: true,
        }),
      ],
    ],
    [
      'is being made',
      [aStack('stafee-prod-Audit', oneOfEach(tokyo, 0, false), { status: 'CREATE_IN_PROGRESS' })],
    ],
    [
      'stands again after a try that failed',
      [
        aStack('stafee-prod-Audit', oneOfEach(tokyo, 0, false)),
        aStack('stafee-prod-Audit', new Map(), {
          status: 'CREATE_COMPLETE',
          everCompleted: true,
          madeAt: '2026-12-02T00:00:00Z',
        }),
      ],
    ],
    [
      'served before it was deleted',
      [
        aStack('stafee-prod-Audit', oneOfEach(tokyo, 0, false), {
          status: 'DELETE_COMPLETE',
          everCompleted: true,
        }),
      ],
    ],
    ['is of the stage in Osaka', [aStack('stafee-prod-osaka-Audit', oneOfEach(tokyo, 0, false))]],
    ['is of another system', [aStack('other-Audit', oneOfEach(tokyo, 0, false))]],
  ])('touches nothing of a stack that %s', async (_what, stacks) => {
    const all = oneOfEach(tokyo, 0, false);
    const aws = anAwsWithStacks(stacks, all);
    await sweeping(aws, '--confirm', 'prod');
    expect(aws.there.size).toBe(all.size);
    expect(changes(aws)).toEqual([]);
  });

  test('touches nothing that was there before, though the try names it', async () => {
    const all = oneOfEach(tokyo, 0, false);
    const stack = aStack('stafee-prod-Foundation', all);
    const aws = anAwsWithStacks(
      [{ ...stack, keeps: stack.keeps.map((one) => ({ ...one, existed: true })) }],
      all,
    );
    await sweeping(aws, '--confirm', 'prod');
    expect(changes(aws)).toEqual([]);
  });

  test('removes what a deleted try left, in Osaka too', async () => {
    const all = oneOfEach('ap-northeast-3', 0, false);
    const aws = anAwsWithStacks(
      [aStack('stafee-prod-Osaka', all, { region: 'ap-northeast-3', status: 'DELETE_COMPLETE' })],
      all,
    );
    await sweeping(aws, '--confirm', 'prod');
    expect(aws.there.size).toBe(2);
  });

  test.each([
    ['for a look', ['--dry-run'], '変更は行っていません'],
    ['without the name of the stage', [], '何も変更していません'],
    ['with the name of another', ['--confirm', 'stg'], '何も変更していません'],
  ])('changes nothing %s', async (_what, more, sentence) => {
    const all = oneOfEach(tokyo, 0, true);
    const aws = anAwsWithStacks([aStack('stafee-prod-Audit', all)], all);
    const { failed, said } = await sweeping(aws, ...more);
    expect(changes(aws)).toEqual([]);
    expect(said.filter((line) => line.startsWith('空'))).toHaveLength(9);
    expect(failed ?? said.at(-1)).toContain(sentence);
  });

  test('looks once more before each removal', async () => {
    const all = oneOfEach(tokyo, 0, false);
    const aws = anAwsWithStacks([aStack('stafee-prod-Data', all)], all);
    let looked = 0;
    const askAccount: typeof aws.askAccount = (call) => {
      if (call.operation === 'Scan') looked += 1;
      const found = aws.there.get(`table-${tokyo}`);
      // Somebody writes a row between the list and the removal.
      if (found !== undefined && looked === 1) found.holds = 1;
      return aws.askAccount(call);
    };
    const { said } = await sweeping({ ...aws, askAccount }, '--confirm', 'prod');
    expect(aws.there.has(`table-${tokyo}`)).toBe(true);
    expect(said.join('\n')).toContain(`残す    表 table-${tokyo}(${tokyo}): 項目があります`);
  });
});
