import { describe, expect, test } from 'vitest';
import { runCommand } from '#lib/operations/run-command.ts';
import { aWorld } from '#test/lib/operations/a-world.ts';

const tenant = 't01kmnat0000000000000000000';
const asked = (...more: readonly string[]): readonly string[] => [
  'maintenance',
  '--stage',
  'prod-osaka',
  '--reason',
  '表の入れ替え',
  '--by',
  '山田 太郎',
  ...more,
];

/** An account with the tables of two stages, whose calls are kept. */
const anAccount = (
  names: readonly string[] = [
    'stafee-prod-osaka-Data-Control1A2B',
    'stafee-prod-osaka-Data-Audit3C4D',
    'stafee-stg-Data-Control9Z',
  ],
) => {
  const { world, said } = aWorld();
  const sent: { operation: string; input: any }[] = [];
  const send = async ({ operation, input }: { operation: string; input: any }): Promise<unknown> => {
    if (operation === 'ListTables') {
      const from =
        input.ExclusiveStartTableName === undefined ? 0 : names.indexOf(input.ExclusiveStartTableName) + 1;
      const more = from + 1 < names.length ? { LastEvaluatedTableName: names[from] } : {};
      return { TableNames: names.slice(from, from + 1), ...more };
    }
    sent.push({ operation, input });
    return {};
  };
  return {
    said,
    sent,
    run: (args: readonly string[]) => runCommand(args, { ...world, senderFor: () => send }),
  };
};

describe('npm run ops -- maintenance', () => {
  test('makes one company read-only in one transaction: its record, the list, both trails', async () => {
    const { run, sent } = anAccount();
    await run(asked('--tenant', tenant, '--until', '2026-12-02T12:00+09:00', '--confirm', 'prod-osaka'));
    expect(sent.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    const [row, company, ...trail] = sent[0]?.input.TransactItems ?? [];
    expect(row.Put).toMatchObject({
      TableName: 'stafee-prod-osaka-Data-Control1A2B',
      Item: { PK: { S: 'MAINTENANCE' }, SK: { S: tenant }, until: { S: '2026-12-02T03:00:00.000Z' } },
    });
    expect(company.Update).toMatchObject({
      Key: { PK: { S: `TEN#${tenant}` }, SK: { S: 'META' } },
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeValues: { ':new_readOnlyUntil': { S: '2026-12-02T03:00:00.000Z' } },
    });
    expect(
      trail.map(({ Put }: any) => [Put.TableName, Put.Item.PK.S, Put.Item.action.S, Put.Item.actor.S]),
    ).toEqual([
      ['stafee-prod-osaka-Data-Audit3C4D', 'OPS#20261202', 'maintenance.begin', '山田 太郎'],
      ['stafee-prod-osaka-Data-Audit3C4D', `T#${tenant}#20261202#0`, 'maintenance.begin', '山田 太郎'],
    ]);
  });

  test('ends what it began, for the whole stage', async () => {
    const { run, sent } = anAccount();
    await run(asked('--end', '--confirm', 'prod-osaka'));
    const [row, trail, ...others] = sent[0]?.input.TransactItems ?? [];
    expect(others).toEqual([]);
    expect(row.Delete.Key).toEqual({ PK: { S: 'MAINTENANCE' }, SK: { S: 'stage' } });
    expect(trail.Put.Item).toMatchObject({
      action: { S: 'maintenance.end' },
      target: { S: 'stage prod-osaka' },
    });
  });

  test('shows what it would do, and does nothing without a second naming of the stage', async () => {
    const { run, sent, said } = anAccount();
    await run(asked('--until', '2026-12-02T12:00+09:00', '--dry-run'));
    expect(said.join('\n')).toContain(
      'ステージ prod-osaka の全社を 2026-12-02T12:00:00+09:00 まで閲覧のみにし、監査記録に残す',
    );
    await expect(run(asked('--until', '2026-12-02T12:00+09:00'))).rejects.toThrow('--confirm prod-osaka');
    expect(sent).toEqual([]);
  });

  test.each([
    ['neither end nor moment', [], '--until（いつまで）と --end'],
    ['both', ['--end', '--until', '2026-12-02T12:00+09:00'], '--until（いつまで）と --end'],
    ['a moment that is over', ['--until', '2026-12-02T10:29+09:00'], '過去の日時'],
    ['more than three days', ['--until', '2026-12-06T12:00+09:00'], '72時間以内'],
    ['a moment of nowhere', ['--until', '2026-12-02T12:00Z'], '日本時間'],
    ['no company', ['--end', '--tenant', 'minato'], 'テナントIDではありません'],
  ])('refuses %s', async (_what, more, says) => {
    await expect(anAccount().run(asked(...more, '--confirm', 'prod-osaka'))).rejects.toThrow(says);
  });

  test('refuses an account in which it cannot tell the table', async () => {
    const { run, sent } = anAccount(['stafee-prod-osaka-Data-Audit3C4D']);
    await expect(run(asked('--end', '--confirm', 'prod-osaka'))).rejects.toThrow('0個あります');
    expect(sent).toEqual([]);
  });
});
