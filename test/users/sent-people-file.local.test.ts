import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
import { fileOf, manyPeople, openPeople, rowOf } from './people-company.ts';

let company: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  company = await openPeople();
});
beforeEach(() => {
  keptLog();
});
afterAll(() => company.door.close());

describe('a file of people that is longer than a request', () => {
  test('sent in pieces has its twins found wherever they stand, and a department or a head that another row brings is fine', async () => {
    const rows = manyPeople(1_500, 'far');
    rows[1_400] = 'far-0001,二人目,second@minato.example.jp,一般,sales-1';
    rows[1_450] = '0012,社員十二,twelve@minato.example.jp,一般,sales-1';
    rows[3] = '12,社員十二,thirteen@minato.example.jp,一般,sales-1';
    rows[1_499] = 'last,最後,far-0003@minato.example.jp,一般,sales-1';
    const { body } = await company.checkSent(await company.sent(fileOf(rows), 2));
    expect(body.faults).toEqual([
      {
        line: 4,
        column: 'メールアドレス',
        reason: '最後さん（last）と同じメールアドレスです',
      },
      {
        line: 1_402,
        column: 'サインインID',
        reason: '2行目とサインインIDが同じです。どちらかを消してください',
      },
      {
        line: 1_452,
        column: 'サインインID',
        reason: expect.stringContaining('サインインID「12」（社員十二）と、先頭の0の数だけが違います'),
      },
      {
        line: 1_501,
        column: 'メールアドレス',
        reason: '社員far-0003さん（far-0003）と同じメールアドレスです',
      },
    ]);
  });

  test('sent in pieces is nobody else’s to name, and asked for again once it was sent anew', async () => {
    const file = await company.sent(fileOf([rowOf('mine')]), 2);
    const roles = 'tenant-admin';
    const gone = {
      status: 422,
      body: { code: 'file-unreadable', detail: expect.stringContaining('もう一度') },
    };
    expect(await company.checkSent(file, { userId: tanaka, name: '田中花子', roles })).toMatchObject(gone);
    const other = await company.sent(fileOf([rowOf('other')]), 1);
    expect(await company.checkSent(file)).toMatchObject(gone);
    expect((await company.checkSent(other)).body).toMatchObject({ added: 1 });
    const lies = Object.values(await company.rows('Session')).filter(({ PK }) =>
      PK?.S?.includes('PEOPLEFILE'),
    );
    expect(lies).toHaveLength(2);
    expect(JSON.stringify(lies)).not.toContain('H4sI');
  });
});
