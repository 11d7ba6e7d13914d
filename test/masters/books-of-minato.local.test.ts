import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as onboard } from '#lambdas/functions/onboarding.ts';
import { minato } from '#local/seed/minato.ts';
import { startCompany } from '#test/builders/asked-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { newUlid } from '#test/journeys/person.ts';
import { ask, list, put, show, since } from './admin-of-minato.ts';
import { gzipped } from './master-company.ts';

const { tenantId, companyCode } = minato;

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  keptLog();
  services = await startCompany();
});
beforeEach(() => {
  keptLog();
  services.faults.clear();
});
afterAll(() => services.close());

describe('what a company began with', () => {
  test('of a master that is kept by id is version 1 of each entry, and counts', async () => {
    expect(await list('partners', '')).toHaveLength(minato.masters.entries?.partners?.length ?? 0);
    expect(await show('partners', 'P001')).toMatchObject({
      version: 1,
      states: [{ name: '株式会社アオバ商会' }],
    });
    expect(
      (await ask('GET /api/masters/partners/{entryId}/versions', { params: { entryId: 'P001' } })).body,
    ).toMatchObject({ items: [{ version: 1 }] });
  });

  test('stays as it became, whenever the same order is run again', async () => {
    const states = [{ ...since, name: '株式会社アオバ' }];
    expect(await put('partners', 'P001', { states, expectedVersion: 1 })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    const people = minato.people.map(({ userId, loginId, email }) => ({ userId, loginId, email }));
    await onboard({ tenantId, companyCode, masters: minato.masters, people }, { awsRequestId: 'again' });
    expect(await show('partners', 'P001')).toMatchObject({ version: 2, states });
  });
});

describe('partners', () => {
  test.each([
    ['ﾐﾄﾞﾘ', ['P002']],
    ['みどりこう', ['P002']],
    ['t5990000000012', ['P002']],
    ['p006', ['P006']],
    ['北浜', ['P006']],
    ['どこにもない', []],
  ])('are found by name, kana and number, whatever the width: %s', async (words, ids) => {
    expect(await list('partners', words)).toEqual(ids);
  });

  test('keep a number as T and 13 digits, and refuse a wrong one at its field (INV-001, INV-002)', async () => {
    const state = { ...since, name: '国税庁', registrationNumber: 'Ｔ７０００－０１２０－５０００２' };
    expect(await put('partners', 'NTA', { states: [state], expectedVersion: 0 })).toMatchObject({
      status: 200,
      body: { states: [{ registrationNumber: 'T7000012050002' }] },
    });
    const wrong = { states: [{ ...state, registrationNumber: 'T1180301018772' }], expectedVersion: 0 };
    expect(await put('partners', 'BAD', wrong)).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'states.0.registrationNumber', message: expect.stringContaining('検査数字') }],
      },
    });
  });

  test('say of each row of a file why it is not taken, a formula in a code too', async () => {
    const rows = [
      '取引先コード,取引先名,カナ,区分,登録番号,適用開始日',
      'N1,株式会社東,ヒガシ,法人,T118030101877,2026-04-01',
      'N2,株式会社西,ニシ,法人,T1180301018772,2026-04-01',
      'N3,西山,ニシヤマ,個人事業者など,T1180301018772,2026-04-01',
      '=N4,南,ミナミ,法人,,2026-04-01',
      "N5,'=1+1,シキ,会社,,2026-04-01",
    ];
    const file = gzipped(rows.join('\r\n'));
    const { body } = await ask('POST /api/master-files/partners/checks', { body: { file } });
    expect(body.faults.map(({ line, column }: any) => [line, column])).toEqual([
      [2, '登録番号'],
      [3, '登録番号'],
      [5, '取引先コード'],
      [6, '区分'],
    ]);
  });
});

describe('what the columns of a file of other heads were for', () => {
  const layoutOf = (columns: unknown) => ({ heads: '案件コード|案件名', columns });
  const layout = {
    ...layoutOf([
      { column: 'id', head: '案件コード' },
      { column: 'name', head: '案件名' },
      { column: 'validFrom', fixed: '2026-04-01' },
    ]),
    values: [{ column: 'name', from: '一般ユーザー', to: '' }],
  };
  const remembered = async () => (await ask('GET /api/masters/projects')).body.layouts;
  const accept = async (id: string, body: object = {}) => {
    const file = gzipped(
      `プロジェクトコード,プロジェクト名,適用開始日\r\n${id},取り込んだ案件,2026-04-01\r\n`,
    );
    const { version: expectedVersion } = (
      await ask('POST /api/master-files/projects/checks', { body: { file } })
    ).body;
    return ask('POST /api/master-files/projects/imports', {
      body: { id: newUlid(), file, expectedVersion, ...body },
    });
  };

  test('is remembered with the import, and stays over changes and files of our own heads', async () => {
    expect(await remembered()).toBeUndefined();
    expect(await accept('IMP-1', { layout })).toMatchObject({ status: 200, body: { added: 1 } });
    expect(await remembered()).toEqual([layout]);
    const state = { ...since, name: '別の案件' };
    expect((await put('projects', 'IMP-2', { states: [state], expectedVersion: 0 })).status).toBe(200);
    expect((await accept('IMP-3')).status).toBe(200);
    expect(await remembered()).toEqual([layout]);
    expect((await ask('GET /api/masters/partners')).body.layouts).toBeUndefined();
  });

  test.each([
    ['a column that is none of ours', [{ column: 'note', head: 'x' }]],
    ['a head that nobody reads', [{ column: 'name', head: 'x'.repeat(101) }]],
    ['more columns than there are', Array.from({ length: 6 }, () => ({ column: 'name', head: 'x' }))],
  ])('refuses %s', async (_what, wrong) => {
    expect(await accept('IMP-4', { layout: layoutOf(wrong) })).toMatchObject({ status: 400 });
  });

  test('refuses a value of a column that is none of ours', async () => {
    const values = [{ column: 'note', from: 'x', to: 'y' }];
    expect(await accept('IMP-4', { layout: { ...layout, values } })).toMatchObject({ status: 400 });
  });
});

describe('projects', () => {
  test('keep the department that they name: it does not end before them', async () => {
    const end = async (on: string) => {
      const { version: expectedVersion } = await show('departments', 'planning');
      const params = { entryId: 'planning' };
      const { body } = await ask('POST /api/masters/departments/{entryId}/end', {
        params,
        body: { on, expectedVersion },
      });
      return body.fields.map(({ message }: any) => message);
    };
    expect(await end('2026-12-31')).toContain(
      'プロジェクト「横浜営業所の開設」が 2027-01-01 の時点で使っています。先にそちらを変更してください',
    );
  });

  test('name a department, and are listed with its name', async () => {
    const { items, names } = (await ask('GET /api/masters/projects', { query: { words: 'よこはま' } })).body;
    expect([items, names]).toEqual([[], []]);
    const found = (await ask('GET /api/masters/projects', { query: { words: '横浜' } })).body;
    expect([found.items[0].id, found.names]).toEqual(['PJ-102', [{ id: 'planning', name: '企画部' }]]);
    const state = { ...since, name: '新規事業', departmentId: 'nowhere' };
    expect(await put('projects', 'PJ-9', { states: [state], expectedVersion: 0 })).toMatchObject({
      status: 400,
      body: {
        fields: [{ path: 'states.0.departmentId', message: '担当部門コード「nowhere」は登録されていません' }],
      },
    });
  });
});

describe('sub-accounts', () => {
  const sub = (accountCode: string) => ({ ...since, name: 'ETCカード', accountCode });

  test.each([
    ['318-003', '318', 200, undefined],
    ['3180-03', '318', 400, '補助科目コードは「勘定科目コード-番号」の形で付けてください（例：318-001）'],
    ['318-', '318', 400, '補助科目コードは「勘定科目コード-番号」の形で付けてください（例：318-001）'],
    ['9999-1', '9999', 400, '勘定科目コード「9999」は登録されていません'],
  ])('are numbered within their account: %s of %s', async (id, account, status, message) => {
    const { body, ...answer } = await put('subaccounts', id, { states: [sub(account)], expectedVersion: 0 });
    expect([answer.status, body.fields?.[0].message]).toEqual([status, message]);
  });

  test('are found among those of their account, by whatever else is typed', async () => {
    const idsOf = async (query: Readonly<Record<string, string>>) =>
      (await ask('GET /api/masters/subaccounts', { query })).body.items.map(({ id }: any) => id);
    expect(await idsOf({ under: '741' })).toEqual(['741-001', '741-002']);
    expect(await idsOf({ under: '741', words: '318' })).toEqual([]);
    // What stands in another's code does not lead to it: 41-001 is in 741-001.
    expect(await idsOf({ under: '41' })).toEqual([]);
    expect((await idsOf({ under: '318', words: 'ETCカード' })).length).toBe(1);
  });

  test('ACC-002 are called differently within an account', async () => {
    const taken = { states: [sub('318')], expectedVersion: 0 };
    const { body, status } = await put('subaccounts', '318-009', taken);
    expect([status, body.fields?.[0].message]).toEqual([400, expect.stringContaining('318-003')]);
  });

  test('are found by their account, with its name beside the code', async () => {
    const { items, names } = (await ask('GET /api/masters/subaccounts', { query: { words: '741-' } })).body;
    expect([items.map(({ id }: any) => id), names]).toEqual([
      ['741-001', '741-002'],
      [{ id: '741', name: '旅費交通費' }],
    ]);
  });
});

describe('cards', () => {
  const [tanaka] = minato.masters.users;
  const nobody = '01J0000000000000000000000Z';

  test('are held by people, who are listed by their names', async () => {
    const { items, names } = (await ask('GET /api/masters/cards', { query: { words: '0413' } })).body;
    expect(items.map(({ id }: any) => id)).toEqual(['C-1']);
    expect(names).toEqual([{ id: items[0].states[0].holderId, name: '佐藤健一' }]);
  });

  test.each([
    ['somebody who is there', tanaka?.id, 200, undefined],
    ['nobody', nobody, 400, `所持者「${nobody}」は登録されていません`],
    [
      'somebody by his name',
      '田中花子',
      400,
      '利用者を一覧から選んでください（ファイルには利用者IDを書きます）',
    ],
  ])('are given to %s', async (_what, holderId, status, message) => {
    const state = { ...since, name: '新しいカード', lastDigits: '4242', holderId };
    const { body, ...answer } = await put('cards', `H-${status}`, { states: [state], expectedVersion: 0 });
    expect([answer.status, body.fields?.[0].message]).toEqual([status, message]);
  });

  test('have no number, in a form or a file', async () => {
    const state = { ...since, name: 'VISA ４１１１ １１１１ １１１１ １１１１', lastDigits: '1111' };
    const put400 = await put('cards', 'C-10', { states: [state], expectedVersion: 0 });
    expect([put400.status, JSON.stringify(put400.body).includes('４１１１')]).toEqual([400, false]);
    const rows = ['カードコード,カード名,下4桁,適用開始日', '4111111111111111,x,1111,2026-04-01'];
    const { body } = await ask('POST /api/master-files/cards/checks', {
      body: { file: gzipped(rows.join('\r\n')) },
    });
    expect(body.faults.map(({ line, reason }: any) => [line, reason])).toEqual([
      [2, 'カード番号は登録できません。下4桁だけを登録してください'],
    ]);
  });
});
