import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meeting, shinkansen } from '#test/builders/sent-lines.ts';
import { draftOf } from './claim-driver.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, signIn, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  tanaka = await demo.signIn('tanaka');
});
afterAll(() => demo.close());

const japanese = /[ぁ-んァ-ヶ一-龠]/;

const statedTaxOf = (statedTax: number) =>
  meeting(1_000, { parts: [{ rate: 'standard', amount: 1_000, statedTax }] });

describe('bad input gets one clear Japanese error and writes nothing', () => {
  test.each([
    ['a negative amount', { lines: [meeting(-1)] }, 'lines.0.amount'],
    ['half a yen', { lines: [meeting(10.5)] }, 'lines.0.amount'],
    ['2026-02-30', { lines: [shinkansen({ spentOn: '2026-02-30' })] }, 'lines.0.spentOn'],
    ['a date in another form', { lines: [shinkansen({ spentOn: '2026/05/12' })] }, 'lines.0.spentOn'],
    ['an unknown field', { lines: [], colour: 'red' }, 'colour'],
    ['half a character', { lines: [], title: '5月\ud83d' }, 'title'],
    ['a NUL', { lines: [meeting(1_000, { memo: 'a\0' })] }, 'lines.0.memo'],
    [
      'a line break in a line',
      { lines: [meeting(1_000, { supplier: { name: 'a\r\nb' } })] },
      'lines.0.supplier.name',
    ],
    ['an item that does not exist', { lines: [shinkansen({ itemCode: 'rocket' })] }, 'lines.0.itemCode'],
    ['another’s department', { lines: [], departmentId: 'accounting' }, 'departmentId'],
  ])('%s', async (_what, difference, path) => {
    const draft = draftOf(difference);
    const answer = await tanaka.post('/api/claims', draft);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const field = answer.body.fields.find((each: any) => each.path === path);
    expect(field?.message).toMatch(japanese);
    expect(answer.body.detail).toMatch(japanese);
    expect((await tanaka.get(`/api/claims/${draft.id}`)).status).toBe(404);
  });

  test('a field that is missing is refused by the gateway’s own Japanese problem document', async () => {
    const draft = draftOf({ lines: [], title: undefined });
    const answer = await tanaka.post('/api/claims', draft);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(japanese);
    expect((await tanaka.get(`/api/claims/${draft.id}`)).status).toBe(404);
  });

  test('a body of more than 400 KB', async () => {
    const draft = draftOf({ lines: [meeting(1_000, { memo: 'あ'.repeat(200_000) })] });
    const answer = await tanaka.post('/api/claims', draft);
    expect(answer.status).toBe(413);
    expect(answer.body.detail).toContain('400 KB');
    expect((await tanaka.get(`/api/claims/${draft.id}`)).status).toBe(404);
  });

  test('text that is no JSON, and a prototype in it', async () => {
    for (const body of ['{', '[]', '{"__proto__":{"admin":true}}']) {
      const answer = await tanaka.post('/api/claims', body);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toMatch(japanese);
    }
  });

  const shiftJis = [...Buffer.from('{"title":"'), 0x93, 0x8c, 0x8b, 0x9e, ...Buffer.from('"}')];
  test.each([
    ['A-32 a body in Shift_JIS', Buffer.from(shiftJis), 400],
    [
      'A-32 a body that says so',
      Buffer.from(JSON.stringify(draftOf({ lines: [] }))),
      415,
      'application/json; charset=Shift_JIS',
    ],
    [
      'B-5 JSON of 100,000 levels',
      Buffer.from(`{"lines":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      400,
    ],
    ['B-4 a stated tax of 9e15', Buffer.from(JSON.stringify(draftOf({ lines: [statedTaxOf(9e15)] }))), 400],
  ])('%s', async (_what, bytes, status, type = 'application/json') => {
    const answer = await tanaka.post('/api/claims', bytes.toString('latin1'), {
      headers: { 'content-type': type },
      bytes,
    });
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(japanese);
  });

  test('an id that is no id is simply not found', async () => {
    for (const id of ['1', '..%2F..', newUlid().toLowerCase(), '🍣'])
      expect((await tanaka.get(`/api/claims/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  test('a receipt that is named but never arrived', async () => {
    const draft = draftOf({ lines: [meeting(1_000, { evidenceIds: [newUlid()] })] });
    const answer = await tanaka.post('/api/claims', draft);
    expect(answer.body).toMatchObject({ status: 422, code: 'evidence-not-stored' });
    expect((await tanaka.get(`/api/claims/${draft.id}`)).status).toBe(404);
  });

  test.each(['領収書\ud800.pdf', 'a\nb.pdf', '../a.pdf'])('a file name as %j', async (fileName) => {
    const answer = await tanaka.post('/api/evidence', {
      id: newUlid(),
      claimId: newUlid(),
      fileName,
      contentType: 'application/pdf',
      size: 5,
      sha256: '0'.repeat(64),
    });
    expect(answer.body).toMatchObject({ status: 400, fields: [{ path: 'fileName' }] });
  });

  test('an upload of other bytes than were announced never becomes evidence', async () => {
    const draft = draftOf({ lines: [] });
    await tanaka.post('/api/claims', draft);
    const id = newUlid();
    const reserved = await tanaka.post('/api/evidence', {
      id,
      claimId: draft.id,
      fileName: '領収書 🧾 ｶﾅ.pdf',
      contentType: 'application/pdf',
      size: 5,
      sha256: '0'.repeat(64),
    });
    const { uploadUrl, headers } = reserved.body;
    expect((await fetch(uploadUrl, { method: 'PUT', headers, body: 'hello' })).ok).toBe(false);
    expect((await fetch(uploadUrl, { method: 'PUT', headers, body: 'much longer' })).ok).toBe(false);
    expect((await tanaka.post(`/api/evidence/${id}/completion`)).body.code).toBe('evidence-not-stored');
  });
});

describe('what was copied from elsewhere is kept as it is read', () => {
  test('A-17 A-28 B-9 a claim', async () => {
    const supplier = { name: '\u202e⾼島屋\u200b', registrationNumber: '登録番号 T7000012050002' };
    const draft = draftOf({
      title: 'カ\u3099ソリン代\u00ad',
      lines: [meeting(1_000, { memo: 'ハ\u309aン\u00a0屋', supplier })],
    });
    const answer = await tanaka.post('/api/claims', draft);
    expect(answer.status).toBe(201);
    expect(answer.body.title).toBe('ガソリン代');
    expect(answer.body.lines[0]).toMatchObject({
      memo: 'パン 屋',
      supplier: { name: '高島屋', registrationNumber: 'T7000012050002' },
    });
  });

  test('A-30 a company code and a login ID', async () => {
    const person = await signIn(demo.cloud, {
      companyCode: '企業コード：ＭＩＮＡＴＯ',
      loginId: '「tanaka\u200b」',
      password: passwordIn('minato'),
    });
    expect(person.userId).toBe(tanaka.userId);
  });

  test('B-5 a body that nobody reads, and a key', async () => {
    const draft = draftOf({ lines: [] });
    await tanaka.post('/api/claims', draft);
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const path = `/api/claims/${draft.id}?expectedVersion=1`;
    expect((await tanaka.send('DELETE', path, deep, { key: newUlid() })).status).toBe(204);
    expect((await tanaka.get(`/api/claims/${draft.id}`)).status).toBe(404);
  });
});
