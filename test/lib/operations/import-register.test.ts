import { describe, expect, test } from 'vitest';
import { readRegisterLine } from '#domain/suppliers/published-register.ts';
import { runCommand } from '#lib/operations/run-command.ts';
import { aWorld } from '#test/lib/operations/a-world.ts';

const [control, audit] = ['stafee-prod-osaka-Data-Control1A2B', 'stafee-prod-osaka-Data-Audit3C4D'];

/** 一連番号, 登録番号, 事業者処理区分, 訂正区分, 人格区分, 国内外区分, 最新履歴, 登録, 更新, 取消, 失効, 所在地 … */
const line = (
  number: string,
  {
    process = '01',
    latest = '1',
    registered = '2023-10-01',
    cancelled = '',
    expired = '',
  }: Readonly<Record<string, string>> = {},
) =>
  `1,${number},${process},0,2,1,${latest},${registered},2023-10-01,${cancelled},${expired},"東京都港区,1-1",13,103,,,,カナ,株式会社見本,,,,,`;

const numbers = ['T8040001079502', 'T2010401059681', 'T1180301018771', 'T4011001098993'];

/** Two tables of an account as they become, where any one call may break off. */
const anAccount = (breaksAt?: number) => {
  const { world, said, files } = aWorld();
  const rows = new Map<string, Record<string, any>>();
  const trail: any[] = [];
  let calls = 0;
  const put = ({ TableName, Item }: any): void => {
    if (TableName === audit) trail.push(Item);
    else rows.set(Item.PK.S, Item);
  };
  const send = async ({ operation, input }: { operation: string; input: any }): Promise<unknown> => {
    if (operation === 'ListTables') return { TableNames: [control, audit] };
    calls += 1;
    if (calls === breaksAt) throw new Error('killed');
    if (operation === 'Query')
      return {
        Items: [...rows.values()].filter(({ PK }) => PK.S === input.ExpressionAttributeValues[':pk'].S),
      };
    if (operation === 'TransactWriteItems') for (const { Put } of input.TransactItems) put(Put);
    if (operation !== 'BatchWriteItem') return {};
    const [first, ...others] = input.RequestItems[control];
    for (const { PutRequest, DeleteRequest } of [first, ...others.slice(0, 20)])
      if (PutRequest === undefined) rows.delete(DeleteRequest.Key.PK.S);
      else put({ TableName: control, ...PutRequest });
    const over = others.slice(20);
    return over.length === 0 ? {} : { UnprocessedItems: { [control]: over } };
  };
  const run = (...more: readonly string[]) =>
    runCommand(
      [
        'import-register',
        ...'--stage prod-osaka --file all.csv --day 2026-11-30 --progress p.json --by 山田'.split(' '),
        ...more,
      ],
      { ...world, senderFor: () => send },
    );
  return { run, rows, trail, said, files, callsMade: () => calls };
};

describe('a line of the published register', () => {
  test.each([
    [line('T8040001079502'), { kind: 'issuer', issuer: { registeredFrom: '2023-10-01' } }],
    [
      line('T8040001079502', { process: '04', cancelled: '2026-06-30' }),
      { kind: 'issuer', issuer: { endedOn: '2026-06-30', ended: 'cancelled' } },
    ],
    [
      line('T8040001079502', { process: '03', expired: '2026-06-30' }),
      { kind: 'issuer', issuer: { endedOn: '2026-06-30', ended: 'expired' } },
    ],
    [line('T8040001079502', { process: '99', registered: '' }), { kind: 'withdrawn' }],
    [line('T8040001079502', { latest: '0' }), { kind: 'former' }],
    [line('8040001079502x'), { kind: 'unreadable' }],
    [line('T8040001079502', { registered: '20231001' }), { kind: 'unreadable' }],
    ['登録番号,氏名', { kind: 'unreadable' }],
  ])('%s', (text, read) => {
    expect(readRegisterLine(text)).toMatchObject(read);
  });
});

describe('npm run ops -- import-register', () => {
  test('keeps the days of each number, and says as of when, with a trail of who did it', async () => {
    const { run, rows, trail, said, files } = anAccount();
    files['all.csv'] = numbers.map((number) => line(number)).join('\n');
    await run();
    expect([...rows.keys()]).toEqual([...numbers.map((number) => `REG#${number}`), 'REG']);
    expect(rows.get('REG#T8040001079502')).toEqual({
      PK: { S: 'REG#T8040001079502' },
      SK: { S: 'R' },
      registeredFrom: { S: '2023-10-01' },
    });
    expect(rows.get('REG')).toMatchObject({ asOf: { S: '2026-11-30' }, importedBy: { S: '山田' } });
    expect(trail).toMatchObject([{ action: { S: 'register.import' }, actor: { S: '山田' } }]);
    expect(said.at(-1)).toContain('2026-11-30 時点');
  });

  test('of differences takes what is no more published away, and of several rows of a number the last', async () => {
    const { run, rows, files } = anAccount();
    files['all.csv'] = numbers.map((number) => line(number)).join('\n');
    await run();
    files['all.csv'] = [
      line('T8040001079502', { process: '99' }),
      line('T2010401059681', { process: '02' }),
      line('T2010401059681', { process: '04', cancelled: '2026-12-01' }),
    ].join('\n');
    await run('--day', '2026-12-01');
    expect(rows.has('REG#T8040001079502')).toBe(false);
    expect(rows.get('REG#T2010401059681')).toMatchObject({ endedOn: { S: '2026-12-01' } });
    expect(rows.get('REG')).toMatchObject({ asOf: { S: '2026-12-01' } });
    await expect(run('--day', '2026-11-29')).rejects.toThrow('2026-12-01 時点の公表情報が取り込まれています');
  });

  test('killed at any call, and begun again, makes the same rows, and says no day before all of them are there', async () => {
    const many = Array.from({ length: 2_300 }, (_, at) => line(`T${String(1_000_000_000_000 + at)}`));
    const whole = anAccount();
    whole.files['all.csv'] = many.join('\n');
    await whole.run();
    const all = whole.callsMade();
    for (const breaksAt of [1, 2, 3, 50, all - 1, all]) {
      const broken = anAccount(breaksAt);
      broken.files['all.csv'] = many.join('\n');
      await expect(broken.run()).rejects.toThrow('killed');
      expect(broken.rows.has('REG')).toBe(false);
      await broken.run();
      expect(broken.rows).toEqual(whole.rows);
      expect(broken.trail).toHaveLength(1);
    }
  });

  test('says no day while other files of it follow, and refuses what is no such file', async () => {
    const { run, rows, said, files } = anAccount();
    files['all.csv'] = line('T8040001079502');
    await run('--more');
    expect([rows.has('REG#T8040001079502'), rows.has('REG')]).toEqual([true, false]);
    expect(said.at(-1)).toContain('続きのファイル');
    files['all.csv'] = 'コード,名称\n1,2';
    files['p.json'] = '{}';
    await expect(run()).rejects.toThrow('公表情報として読めません');
    await expect(run('--day', '20261130')).rejects.toThrow('--day');
  });
});
