import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeCp932 } from '#domain/exports/cp932.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
import { fileOf, header, manyPeople, openPeople, rowOf } from './people-company.ts';

let company: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  company = await openPeople();
});
beforeEach(() => {
  keptLog();
  company.door.faults.clear();
});
afterAll(() => company.door.close());

const faultsOf = async (rows: readonly string[], head = header) =>
  (await company.check(fileOf(rows, head))).body.faults;

describe('a file of people (9.2.1)', () => {
  test('of 120 with three faulty rows tells each of them with its reason, and keeps nothing', async () => {
    const rows = [...manyPeople(117, 'dry'), 'tanaka2,田中,tanaka@minato.example.jp,一般,sales-1'];
    rows.push(
      'dry-0001,二人目,another@minato.example.jp,一般,sales-1',
      'x1,佐藤,x1@minato.example.jp,一般,nowhere',
    );
    expect((await company.check(fileOf(rows))).body).toMatchObject({
      rowCount: 120,
      faultCount: 3,
      faults: [
        { line: 119, column: 'メールアドレス', reason: '田中花子さん（tanaka）と同じメールアドレスです' },
        {
          line: 120,
          column: 'サインインID',
          reason: '2行目とサインインIDが同じです。どちらかを消してください',
        },
        { line: 121, column: '部門コード', reason: 'その期間に存在する部門を選んでください' },
      ],
    });
    expect(await company.find('社員dry')).toEqual([]);
    expect(await company.take(await company.wanted(fileOf(rows)))).toMatchObject({
      status: 422,
      body: { code: 'import-has-faults' },
    });
    expect(await company.find('社員dry')).toEqual([]);
  });

  test('above the limit is told by its line', async () => {
    expect(await faultsOf(manyPeople(12_001, 'too'))).toEqual([
      { line: 12_002, reason: '1回に取り込めるのは12,000行までです。ファイルを分けてください' },
    ]);
  });

  test('tells by its line a number whose zeros a spreadsheet took: it would make somebody twice', async () => {
    expect(await faultsOf([rowOf('0012'), rowOf('12'), rowOf('0120')])).toEqual([
      {
        line: 3,
        column: 'サインインID',
        reason:
          'サインインID「0012」（社員0012）と、先頭の0の数だけが違います（表計算ソフトで開くと、先頭の0が消えることがあります）。「0012」のことなら、そのとおりに入力してください。別に登録するなら、見分けのつくサインインIDにしてください',
      },
    ]);
  });

  test('is read in UTF-8 with and without a mark, and in CP932; what is no text is refused', async () => {
    const text = fileOf(['enc,髙橋一郎,enc@minato.example.jp,一般,sales-1']);
    const cp932 = encodeCp932(text);
    for (const [file, encoding] of [
      [text, 'utf-8'],
      [`\uFEFF${text}`, 'utf-8'],
      [cp932.ok ? cp932.value : '', 'cp932'],
    ] as const)
      expect((await company.check(file)).body).toMatchObject({ encoding, added: 1, faultCount: 0 });
    expect(await company.check(Uint8Array.from([0x50, 0x4b, 3, 4, 1]))).toMatchObject({
      status: 422,
      body: { code: 'file-unreadable', detail: expect.stringContaining('Excelブック') },
    });
  });

  test.each<[string, string, object]>([
    ['no address', 'g1,佐藤,,,sales-1', { column: 'メールアドレス', reason: '入力してください' }],
    [
      'a formula for a name',
      'f1,=HYPERLINK(1),f1@minato.example.jp,一般,sales-1',
      { column: '氏名', reason: '「=」「+」「-」「@」で始まる値（数式）は取り込めません' },
    ],
    [
      'an address that is none',
      'm1,佐藤,佐藤@例え,一般,sales-1',
      { column: 'メールアドレス', reason: 'メールアドレスの形が正しくありません' },
    ],
    [
      'no ID, as a file of ours has it of whoever was registered long ago',
      ',佐藤,sato@minato.example.jp,一般,sales-1',
      {
        column: 'サインインID',
        reason:
          '入力してください。書き出したときに空欄だった人は、利用者の画面で一度サインインIDを保存してから、書き出し直してください',
      },
    ],
    ['no name', 'n1,　,n1@minato.example.jp,一般,sales-1', { column: '氏名', reason: '入力してください' }],
  ])('says of a row with %s', async (_what, row, fault) => {
    expect(await faultsOf([row])).toEqual([{ line: 2, ...fault }]);
  });

  test('gives roles by their names, and none that the company has not', async () => {
    const head = `${header},ロール`;
    expect(await faultsOf([`${rowOf('r1')},社長`], head)).toEqual([
      { line: 2, column: 'ロール', reason: '「社長」というロールはありません' },
    ]);
    const row = `${rowOf('r1')},"申請者、経理、内部監査(閲覧のみ)"`;
    expect((await company.check(fileOf([row], head))).body.faults).toEqual([]);
  });

  test('takes access neither from the last who keeps it nor from whoever takes it in', async () => {
    const head = 'サインインID,氏名,ロール';
    expect(await faultsOf(['watanabe,渡辺直樹,申請者'], head)).toEqual([
      { line: 2, column: 'ロール', reason: '自分のロールは、取込では変更できません' },
      {
        line: 2,
        column: 'ロール',
        reason: '最後の管理者です。先に、ほかの人に管理者のロールを付けてください',
      },
    ]);
  });

  test('lets whoever keeps people alone name nobody anew who may more, and give no role (0175)', async () => {
    const keepers = { 'users.read': 'company', 'users.keep': 'company' };
    const role = { id: 'r01j0000000000000000000000p', name: '人事', grants: keepers };
    const alone = {
      userId: tanaka,
      name: '田中花子',
      roles: role.id,
      access: JSON.stringify({ roles: [role], switchedOff: [], refusedPairs: [] }),
    };
    const asked = (rows: readonly string[], head: string) => company.check(fileOf(rows, head), alone);
    expect(
      (await asked(['watanabe,渡辺,other@minato.example.jp'], 'サインインID,氏名,メールアドレス')).body
        .faults,
    ).toEqual([
      {
        line: 2,
        column: 'メールアドレス',
        reason: 'この人は、あなたにない権限を持っています。氏名とメールアドレスは変更できません',
      },
    ]);
    expect((await asked([`${rowOf('k1')},管理者`], `${header},ロール`)).body.faults).toHaveLength(1);
    expect((await asked([rowOf('k1')], header)).body).toMatchObject({ added: 1, faultCount: 0 });
  });

  test('written out goes in again without a change, and changes what it says anew', async () => {
    const [first = '', ...rows] = String(await company.file())
      .trim()
      .split('\r\n');
    expect(first).toBe(
      'サインインID,氏名,ふりがな,メールアドレス,等級,部門コード,部門での役割,所属開始日,所属終了日,兼務・前後の所属,ロール',
    );
    expect((await company.check(await company.file())).body).toMatchObject({
      rowCount: rows.length,
      added: 0,
      changed: 0,
      unchanged: rows.length,
      faultCount: 0,
    });
    const wanted = await company.wanted(
      fileOf(['tanaka,田中花恵,hanae@minato.example.jp'], 'サインインID,氏名,メールアドレス'),
    );
    const before = (await company.find('tanaka'))[0];
    expect(await company.take(wanted)).toMatchObject({ status: 200, body: { added: 0, changed: 1 } });
    expect((await company.find('tanaka'))[0]).toMatchObject({
      ...before,
      name: '田中花恵',
      email: 'hanae@minato.example.jp',
    });
    expect(await company.find('hanae@minato.example.jp')).toHaveLength(1);
    expect(await company.undo(wanted.id)).toMatchObject({ status: 200, body: { withdrawn: 0, restored: 1 } });
    expect((await company.find('tanaka'))[0]).toEqual(before);
    expect(await company.find('hanae@minato.example.jp')).toEqual([]);
  });

  test('has none who is 停止: nothing in it would say so', async () => {
    await company.take(await company.wanted(fileOf(manyPeople(1, 'left'))));
    const [left] = await company.find('left-0001');
    const { version: expectedVersion } = (await company.ask(`GET /api/users/${left.id}`)).body;
    expect(await company.file()).toContain('left-0001');
    const body = { state: 'disabled', expectedVersion };
    expect((await company.ask(`PUT /api/users/${left.id}/state`, { body })).status).toBe(200);
    expect(await company.file()).not.toContain('left-0001');
  });

  test('changes whoever has a name of before that begins with a sign of formulas', async () => {
    await company.take(await company.wanted(fileOf(manyPeople(1, 'sign'))));
    const [one] = await company.find('sign-0001');
    const shown = (await company.ask(`GET /api/users/${one.id}`)).body;
    const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: '2026-04-01' };
    const { email, loginId, version: expectedVersion } = shown;
    const body = { name: '-社員', kana: '', email, loginId, grade: '一般', posts: [post], expectedVersion };
    expect((await company.ask(`PUT /api/users/${one.id}`, { body })).status).toBe(200);
    const head = 'サインインID,氏名,メールアドレス';
    expect(await faultsOf(["sign-0001,'-社員,other@minato.example.jp"], head)).toEqual([]);
    expect(await faultsOf(["sign-0001,'-別名,other@minato.example.jp"], head)).toHaveLength(1);
  });

  test('is put back as one act, unless somebody of it was invited or changed since', async () => {
    const wanted = await company.wanted(fileOf(manyPeople(3, 'back')));
    await company.take(wanted);
    expect((await company.standing()).lastImport).toEqual({ id: wanted.id, added: 3, changed: 0 });
    const [one] = await company.find('back-0002');
    await company.ask(`POST /api/users/${one.id}/invitation`, { body: { way: 'link' } });
    expect(await company.undo(wanted.id)).toMatchObject({
      status: 409,
      body: {
        code: 'import-not-undoable',
        detail: '社員back-0002さん（back-0002）は、招待されています。取込はそのまま残っています。',
      },
    });
    expect(await company.find('社員back')).toHaveLength(3);
  });
});
