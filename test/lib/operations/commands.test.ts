import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { Mistake } from '#lib/operations/mistake.ts';
import { withRestored } from '#lib/operations/restored-file.ts';
import { runCommand } from '#lib/operations/run-command.ts';
import type { Call } from '#lib/operations/step.ts';
import { aWorld, filledIn, point, restoreArgs } from '#test/lib/operations/a-world.ts';
import { refusal } from '#test/lib/operations/fake-aws.ts';

describe('a dry run', () => {
  test('prints every step in both languages with a command that can be run by hand, and calls nothing', async () => {
    const { aws, world, said } = aWorld();
    await runCommand(restoreArgs('--dry-run'), world);
    expect(aws.calls).toEqual([]);
    expect(said.slice(0, 4)).toEqual([
      '計画(ステージ prod-osaka、ap-northeast-3、49件)',
      '  1. TenantData を stafee-prod-osaka-TenantData-r20261202 に復元します',
      '     restore TenantData as stafee-prod-osaka-TenantData-r20261202',
      expect.stringMatching(
        /^ {5}aws backup start-restore-job --region ap-northeast-3 --cli-input-json '\{"RecoveryPointArn":.*\}'$/,
      ),
    ]);
    expect(said.filter((line) => /^ {5}aws (backup|dynamodb) [a-z-]+ --region /.test(line))).toHaveLength(49);
    expect(said.at(-1)).toBe('確認のみです。AWSへの変更は行っていません。');
  });
});

describe('an order that is not carried out', () => {
  const without = (name: string) => {
    const args = restoreArgs('--dry-run');
    return args.toSpliced(args.indexOf(name), 2);
  };
  const withPoint = (arn: string) =>
    restoreArgs('--dry-run').map((arg) => (arg.startsWith('audit=') ? `audit=${arn}` : arg));

  test.each([
    ['without a confirmation', restoreArgs(), '何も変更していません'],
    ['with the confirmation of another stage', restoreArgs('--confirm', 'prod'), '何も変更していません'],
    ['without a role', without('--role'), '--role がありません'],
    ['without a day', without('--day'), '--day がありません'],
    ['for a day that is none', [...without('--day'), '--day', '20261332'], '--day は'],
    ['for stage local', ['restore', '--stage', 'local'], '--stage には'],
    ['for a stage full of placeholders', ['restore', '--stage', 'prod'], 'still holds placeholders'],
    ['without a source', ['restore', '--stage', 'prod-osaka', '--day', '20261202'], '--point がありません'],
    ['for a table that no backup has', restoreArgs('--point', `session=${point('s')}`), '表は'],
    ['for a table twice', restoreArgs('--point', `audit=${point('b')}`), 'audit の復元元が二つ'],
    ['with a placeholder as point', withPoint('<ARN>'), '--point は'],
    [
      'with a point of the other Region',
      withPoint('arn:aws:backup:ap-northeast-1:123456789012:recovery-point:a'),
      '復旧ポイントは ap-northeast-1 にあり',
    ],
    [
      'with a point of another account',
      withPoint('arn:aws:backup:ap-northeast-3:999999999999:recovery-point:a'),
      '別のアカウント',
    ],
    ['with a word too much', ['acknowledge', 'please'], '余分な引数'],
    ['under a name that nobody knows', ['unknown'], '命令 unknown はありません'],
    ['of a machine by an address', ['smoke', '--stage', 'prod-osaka', '--at', 'https://d-1.test'], '--at は'],
    ['with an option that nobody knows', ['restore', '--force'], '引数を読めません'],
  ])('is refused %s, in one line', async (_what, args, sentence) => {
    const { aws, world } = aWorld();
    const refused = await runCommand(args, world).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Mistake);
    expect(String(refused)).toContain(sentence);
    expect(String(refused)).not.toContain('\n');
    expect(aws.calls).toEqual([]);
  });
});

describe('writing down what a restore made', () => {
  test('replaces the tables of one stage and keeps everything else', () => {
    const before =
      '{"prod":{"control":{"tableName":"c1"},"audit":{"tableName":"a1","streamArn":"s1"}},"stg":{}}';
    expect(JSON.parse(withRestored(before, 'prod', { control: { tableName: 'c2' } }))).toEqual({
      prod: { control: { tableName: 'c2' }, audit: { tableName: 'a1', streamArn: 's1' } },
      stg: {},
    });
  });
});

describe('making the people again', () => {
  const list = [
    { userName: 'A', isEnabled: true, attributes: { 'custom:tenantId': 't1' } },
    { userName: 'B', isEnabled: false, attributes: {} },
  ]
    .map((user) => `${JSON.stringify(user)}\n`)
    .join('');
  const sha256 = createHash('sha256').update(list).digest('hex');
  const args = [
    ...'import-users --stage prod-osaka --pool pool --confirm prod-osaka'.split(' '),
    ...'--file users.ndjson --manifest users.manifest.json'.split(' '),
  ];
  const importing = (manifest: object, answer: (call: Call) => unknown = () => ({})) => {
    const it = aWorld();
    Object.assign(it.files, { 'users.ndjson': list, 'users.manifest.json': JSON.stringify(manifest) });
    const calls: Call[] = [];
    const senderFor = () => async (call: Call) => {
      calls.push(call);
      return answer(call);
    };
    return { calls, running: runCommand(args, { ...it.world, senderFor }) };
  };

  test('keeps names, tenants and who was disabled, and writes to nobody', async () => {
    const { calls, running } = importing({ users: 2, sha256 });
    await running;
    expect(calls.map(({ operation, input }) => [operation, input])).toEqual([
      [
        'AdminCreateUser',
        {
          UserPoolId: 'pool',
          Username: 'A',
          MessageAction: 'SUPPRESS',
          UserAttributes: [{ Name: 'custom:tenantId', Value: 't1' }],
        },
      ],
      [
        'AdminCreateUser',
        { UserPoolId: 'pool', Username: 'B', MessageAction: 'SUPPRESS', UserAttributes: [] },
      ],
      ['AdminDisableUser', { UserPoolId: 'pool', Username: 'B' }],
    ]);
  });

  test('leaves alone who is there already, and disables him still', async () => {
    const { calls, running } = importing({ users: 2, sha256 }, ({ operation }) => {
      if (operation === 'AdminCreateUser') throw refusal('UsernameExistsException');
      return {};
    });
    await expect(running).resolves.toBeUndefined();
    expect(calls).toHaveLength(3);
  });

  test('waits when Cognito has too many requests', async () => {
    let asked = 0;
    const { running } = importing({ users: 2, sha256 }, () => {
      asked += 1;
      if (asked < 4) throw refusal('TooManyRequestsException');
      return {};
    });
    await running;
    expect(asked).toBe(6);
  });

  test.each([
    ['fewer people', { users: 3, sha256 }],
    ['another text', { users: 2, sha256: 'other' }],
  ])('makes nobody from a list with %s than its manifest says', async (_what, manifest) => {
    const { calls, running } = importing(manifest);
    await expect(running).rejects.toThrow('マニフェストと一致しません');
    expect(calls).toEqual([]);
  });
});

describe('asking a stage whether it serves', () => {
  test('passes a page and a refusal', async () => {
    const { world, said } = aWorld();
    await runCommand(['smoke', '--stage', 'prod-osaka', '--at', 'd-1.execute-api.test'], world);
    const origin = filledIn.appOrigin;
    expect(said).toEqual([
      `接続先: d-1.execute-api.test:443(名前は ${origin})`,
      `合格  画面 ${origin}/`,
      `合格  認可(サインインしていない人を断る) ${origin}/api/me`,
    ]);
  });

  test.each([
    ['an authorizer that lets strangers in', async () => ({ status: 200, body: '<html>' })],
    ['a server that is not ours', async () => ({ status: 401, body: '<html>' })],
    [
      'nothing at all',
      async () => {
        throw new Error('fetch failed');
      },
    ],
  ])('fails %s', async (_what, ask) => {
    const { world } = aWorld();
    await expect(runCommand(['smoke', '--stage', 'prod-osaka'], { ...world, ask })).rejects.toThrow('不合格');
  });
});

describe('acknowledging a monthly report', () => {
  const acknowledge = 'acknowledge --stage prod-osaka --bucket b --month 2026-11 --by'.split(' ');

  test('takes one name, once', async () => {
    const { world, said } = aWorld();
    await runCommand([...acknowledge, '山田 太郎'], world);
    expect(said).toEqual(['2026-11 のバックアップ月次報告を 山田 太郎 さんの確認済みとして記録しました。']);
    await expect(runCommand([...acknowledge, '山田 太郎'], world)).rejects.toThrow(
      '2026-11 の報告は確認済みです。',
    );
  });

  test('demands a name', async () => {
    await expect(runCommand([...acknowledge, ' '], aWorld().world)).rejects.toThrow('--by がありません');
  });
});
