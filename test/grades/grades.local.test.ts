import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { askApp, startCompany } from '#test/builders/asked-app.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { ask, put, show, since } from '#test/masters/admin-of-minato.ts';

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

const replacePerDiems = async (value: readonly object[]) => {
  const { version: expectedVersion } = (await ask('GET /api/settings/per-diems')).body;
  return ask('PUT /api/settings/per-diems', { body: { value, expectedVersion } });
};

describe('grades', () => {
  test('do not end while the regulation or people rest on them (EXP-010)', async () => {
    const { version: expectedVersion } = await show('grades', 'G2');
    const body = { on: '2026-12-31', expectedVersion };
    const ended = await ask('POST /api/masters/grades/{entryId}/end', { params: { entryId: 'G2' }, body });
    expect(ended).toMatchObject({ status: 400 });
    expect(ended.body.fields.map(({ message }: any) => message)).toEqual([
      '出張旅費規程の日当が 2027-01-01 の時点で使っています。先にそちらを変更してください',
      '佐藤健一さんの等級が 2027-01-01 の時点で使っています。先にそちらを変更してください',
    ]);
  });

  test('are called anew on a day, and the form and the regulation follow', async () => {
    const { version: expectedVersion } = await show('grades', 'G1');
    const before = { name: '一般', validFrom: '2020-04-01' };
    const inPlace = { states: [{ ...before, name: 'スタッフ' }], expectedVersion };
    expect(await put('grades', 'G1', inPlace)).toMatchObject({ status: 400 });
    const states = [
      { ...before, validTo: '2026-03-31' },
      { name: 'スタッフ', ...since },
    ];
    expect(await put('grades', 'G1', { states, expectedVersion })).toMatchObject({ status: 200 });
    expect((await ask('GET /api/settings/per-diems')).body.value).toMatchObject([
      { grade: 'スタッフ', dailyYen: 2_500 },
      { grade: '課長' },
    ]);
    expect((await askApp('GET /api/claim-form')).body).toMatchObject({
      grade: 'スタッフ',
      regulation: { perDiems: [{ grade: 'スタッフ' }, { grade: '課長' }] },
    });
  });

  test('are those of people: a person is given no other', async () => {
    const userId = minato.masters.users[0]?.id ?? '';
    const { version, ...shown } = (await ask('GET /api/users/{userId}', { params: { userId } })).body;
    const { name, kana, email, posts } = shown;
    const facts = {
      name,
      kana,
      email,
      posts: posts.map(({ departmentName: _name, ...post }: any) => post),
    };
    const change = (grade: string) =>
      ask('PUT /api/users/{userId}', {
        params: { userId },
        body: { ...facts, grade, expectedVersion: version },
      });
    expect(await change('主任')).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'grade', message: '等級「主任」は登録されていません' }] },
    });
    expect(await change('課長')).toMatchObject({ status: 200, body: { gradeName: '課長' } });
  });

  test('are named by the regulation by any name that they have or had, and by no other', async () => {
    const row = { validFrom: '2020-04-01', dailyYen: 2_500 };
    expect(await replacePerDiems([{ ...row, grade: '主任' }])).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'value.0.grade', message: '等級「主任」は登録されていません' }] },
    });
    const twice = [row, row].map((one, at) => ({ ...one, grade: ['一般', 'G1'][at] }));
    expect(await replacePerDiems(twice)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'value.1.validFrom', message: '同じ等級の行と期間が重なっています' }] },
    });
    expect(await replacePerDiems([{ ...row, grade: '一般' }])).toMatchObject({
      status: 200,
      body: { value: [{ grade: 'スタッフ' }] },
    });
  });
});
