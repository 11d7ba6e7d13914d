import { describe, expect, test } from 'vitest';

import { carryOut } from '#lib/operations/carry-out.ts';
import { importPlan } from '#lib/operations/import-plan.ts';
import { restorePlan, type Step } from '#lib/operations/restore-plan.ts';
import { runCommand, type World } from '#lib/operations/run-command.ts';
import { settings } from '#lib/settings.ts';

const point = (name: string) => `arn:aws:backup:ap-northeast-3:000000000000:recovery-point:${name}`;
const order = {
  settings: settings['prod-osaka'],
  day: '20261202',
  roleArn: 'role',
  dataKeyArn: 'data-key',
  auditKeyArn: 'audit-key',
  points: { tenantData: point('t'), audit: point('a') },
};

const args =
  `restore --stage prod-osaka --role role --data-key data-key --audit-key audit-key --day 20261202 --point tenantData=${point('t')}`.split(
    ' ',
  );

/** An AWS whose restored tables are there at the second question. */
const aWorld = () => {
  const said: string[] = [];
  const calls: Step['call'][] = [];
  const put: string[] = [];
  const world: World = {
    say: (line) => void said.push(line),
    wait: async () => undefined,
    now: () => new Date('2026-12-02T00:00:00Z'),
    readFile: () => '',
    senderFor: () => async (call) => {
      calls.push(call);
      const asked = calls.filter(({ operation }) => operation === 'DescribeTable').length;
      return call.operation === 'DescribeTable' && asked > 1 ? { Table: { TableStatus: 'ACTIVE' } } : {};
    },
    putOnce: async (_region, { key }) => {
      if (put.includes(key)) throw Object.assign(new Error('there'), { name: 'PreconditionFailed' });
      put.push(key);
    },
  };
  return { world, said, calls };
};

describe('planning a restore', () => {
  test('starts all restores, waits for them, and protects each table again', () => {
    expect(restorePlan(order).map(({ call }) => [call.operation, Object(call.input).TableName])).toEqual([
      ['StartRestoreJob', undefined],
      ['StartRestoreJob', undefined],
      ['DescribeTable', 'stafee-prod-osaka-TenantData-r20261202'],
      ['DescribeTable', 'stafee-prod-osaka-Audit-r20261202'],
      ['UpdateContinuousBackups', 'stafee-prod-osaka-TenantData-r20261202'],
      ['UpdateTable', 'stafee-prod-osaka-TenantData-r20261202'],
      ['TagResource', undefined],
      ['UpdateContinuousBackups', 'stafee-prod-osaka-Audit-r20261202'],
      ['UpdateTable', 'stafee-prod-osaka-Audit-r20261202'],
      ['TagResource', undefined],
      ['PutResourcePolicy', undefined],
    ]);
  });

  test("encrypts under the stage's own keys, and names each job so that a second run starts none", () => {
    expect(restorePlan(order).map(({ call }) => call.input)[1]).toEqual({
      RecoveryPointArn: point('a'),
      IamRoleArn: 'role',
      ResourceType: 'DynamoDB',
      IdempotencyToken: 'restore-stafee-prod-osaka-Audit-r20261202',
      Metadata: {
        targetTableName: 'stafee-prod-osaka-Audit-r20261202',
        encryptionType: 'KMS',
        kmsMasterKeyArn: 'audit-key',
      },
    });
  });
});

describe('restoring by hand', () => {
  test('prints every call and makes none in a dry run', async () => {
    const { world, said, calls } = aWorld();
    await runCommand([...args, '--dry-run'], world);
    expect(calls).toEqual([]);
    expect(said.filter((line) => /^ {5}(backup|dynamodb):/.test(line))).toHaveLength(5);
    expect(said.at(-1)).toBe('確認のみです。AWSへの変更は行っていません。');
  });

  test.each([
    ['without a confirmation', []],
    ['with the confirmation of another stage', ['--confirm', 'prod']],
  ])('changes nothing %s', async (_which, more) => {
    const { world, calls } = aWorld();
    await expect(runCommand([...args, ...more], world)).rejects.toThrow('何も変更していません');
    expect(calls).toEqual([]);
  });

  test('makes the calls in order and says what belongs into the settings', async () => {
    const { world, said, calls } = aWorld();
    await runCommand([...args, '--confirm', 'prod-osaka'], world);
    expect(calls.map(({ operation }) => operation)).toEqual([
      'StartRestoreJob',
      'DescribeTable',
      'DescribeTable',
      'UpdateContinuousBackups',
      'UpdateTable',
      'TagResource',
    ]);
    expect(said).toContain("    tenantData: 'stafee-prod-osaka-TenantData-r20261202',");
  });

  test.each([
    [['restore', '--stage', 'local'], '--stage には'],
    [['restore', '--stage', 'prod'], '--point がありません'],
    [
      ['restore', '--stage', 'prod', '--point', 'session=arn:aws:backup:ap-northeast-1:000000000000:x'],
      '--point は',
    ],
    [['restore', '--stage', 'prod', '--point', `control=${point('c')}`], '--role がありません'],
    [['unknown'], '使い方:'],
  ])('refuses %j in Japanese', async (wrong, sentence) => {
    await expect(runCommand(wrong, aWorld().world)).rejects.toThrow(sentence);
  });

  test('stops at the first refusal of AWS', async () => {
    const made: string[] = [];
    const send = async ({ operation }: Step['call']) => {
      made.push(operation);
      throw new Error('AccessDenied');
    };
    const running = carryOut(restorePlan(order), { send, wait: async () => undefined, say: () => undefined });
    await expect(running).rejects.toThrow('AccessDenied');
    expect(made).toEqual(['StartRestoreJob']);
  });
});

const alreadyThere = async () => {
  throw Object.assign(new Error('there'), { name: 'UsernameExistsException' });
};

describe('making the people again', () => {
  const list = [
    { userName: 'A', isEnabled: true, attributes: { 'custom:tenantId': 't1' } },
    { userName: 'B', isEnabled: false, attributes: {} },
  ].map((user) => JSON.stringify(user));

  test('keeps names, tenants and who was disabled, and writes to nobody', () => {
    expect(
      importPlan(`${list.join('\n')}\n`, 'pool').map(({ call }) => [call.operation, call.input]),
    ).toEqual([
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

  test('leaves alone who is there already', async () => {
    const steps = importPlan(list[0] ?? '', 'pool');
    const running = carryOut(steps, {
      send: alreadyThere,
      wait: async () => undefined,
      say: () => undefined,
    });
    await expect(running).resolves.toBeUndefined();
  });
});

describe('acknowledging a monthly report', () => {
  const acknowledge = [
    'acknowledge',
    '--stage',
    'prod',
    '--bucket',
    'b',
    '--month',
    '2026-11',
    '--by',
    '山田 太郎',
  ];

  test('takes one name, once', async () => {
    const { world, said } = aWorld();
    await runCommand(acknowledge, world);
    expect(said).toEqual(['2026-11 のバックアップ月次報告を 山田 太郎 さんの確認済みとして記録しました。']);
    await expect(runCommand(acknowledge, world)).rejects.toThrow('2026-11 の報告は確認済みです。');
  });

  test('demands a name', async () => {
    await expect(runCommand([...acknowledge.slice(0, -1), ' '], aWorld().world)).rejects.toThrow(
      '--by がありません',
    );
  });
});
