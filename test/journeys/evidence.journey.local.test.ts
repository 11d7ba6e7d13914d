import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureFile } from '#test/evidence/fixture-files.ts';
import { meeting, shinkansen } from '#test/builders/sent-lines.ts';
import { create, draftOf, submitWith } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { thumbnailTests } from './thumbnail-tests.ts';
import { attach, newUlid, type Answer, type Person } from './person.ts';
import { signInByDepartment } from './signed-in-by-department.ts';

let demo: DemoCloud;
let tanaka: Person;
let claimId: string;

beforeAll(async () => {
  demo = await shareDemoCloud();
  tanaka = await demo.signIn('tanaka');
  claimId = (await create(tanaka, { title: '証憑', lines: [] })).id;
});
afterAll(() => demo.close());

const reserve = (facts: { readonly fileName: string; readonly contentType: string }) =>
  tanaka.post('/api/evidence', {
    id: newUlid(),
    claimId,
    size: 5,
    sha256: createHash('sha256').update('hello').digest('hex'),
    ...facts,
  });

describe('what may be attached', () => {
  test.each([
    ['IMG.HEIC', 'image/heic', 'image/heic'],
    ['IMG_2.heif', 'image/heif', 'image/heif'],
    ['scan.tif', 'image/x-tiff', 'image/tiff'],
    ['a.jpg', 'image/jpg', 'image/jpeg'],
  ])('A-25 %s as %s is taken and stored as %s', async (fileName, contentType, stored) => {
    const { status, body } = await reserve({ fileName, contentType });
    expect(status).toBe(201);
    expect(body.headers['content-type']).toBe(stored);
  });

  test.each(['text/html', 'image/svg+xml', 'application/zip', 'image/JPEG'])(
    'A-25 %s is refused with the same list as in the web client',
    async (contentType) => {
      const { status, body } = await reserve({ fileName: 'a.bin', contentType });
      expect(status).toBe(400);
      expect(body.fields).toEqual([
        {
          path: 'contentType',
          message: '添付できるのは JPEG・PDF・PNG・HEIC・HEIF・TIFF・WebP・GIF のファイルです',
        },
      ]);
    },
  );

  test('A-27 a name of 210 characters is shortened with its extension', async () => {
    const id = await attach(tanaka, claimId, { name: `${'領'.repeat(206)}.pdf` });
    const { body } = await tanaka.get(`/api/evidence/${id}`);
    expect(body.fileName).toBe(`${'領'.repeat(195)}….pdf`);
  });
});

const send = async (name: string, contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const id = newUlid();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { id, claimId, fileName: name, contentType, size: bytes.length, sha256 };
  const { body } = await tanaka.post('/api/evidence', facts);
  const { status } = await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: bytes });
  expect(status).toBe(200);
  return id;
};

describe('A-23 what arrives is looked at', () => {
  const text = new TextEncoder().encode('領収書 1,100円');

  test.each([
    [
      '領収書.pdf',
      text,
      'misnamed',
      'PDFとして選ばれましたが、中身はテキストです。正しいファイルを添付してください。',
    ],
    [
      'a.pdf',
      fixtureFile('user-256.pdf'),
      'encrypted',
      'パスワード付きのPDFです。パスワードを解除してから添付してください。',
    ],
    [
      'b.pdf',
      fixtureFile('plain.pdf').slice(0, 300),
      'damaged',
      'ファイルが壊れているか、途中で切れています。元のファイルを開けるか確かめて、もう一度添付してください。',
    ],
  ])('%s is told at once, and kept only as 添付', async (name, bytes, looks, detail) => {
    const id = await send(name, 'application/pdf', bytes);
    const refused = await tanaka.post(`/api/evidence/${id}/completion`);
    expect(refused.body).toMatchObject({ status: 422, code: 'evidence-unsound', looks, detail });
    expect((await tanaka.get(`/api/evidence/${id}`)).status).toBe(404);

    const kept = await tanaka.post(`/api/evidence/${id}/completion`, { keepAsAttachment: true });
    expect(kept.body).toEqual({ id, status: 'stored', looks });
    expect((await tanaka.post(`/api/evidence/${id}/completion`)).body).toEqual(kept.body);
    expect((await tanaka.get(`/api/evidence/${id}`)).body).toMatchObject({ looks });
  });

  test('a sound file is sound without a body and with one', async () => {
    for (const sent of [undefined, { keepAsAttachment: true }]) {
      const id = await send('a.heic', 'image/heic', fixtureFile('a.heic'));
      const { body } = await tanaka.send('POST', `/api/evidence/${id}/completion`, sent);
      expect(body).toEqual({ id, status: 'stored', looks: 'sound' });
    }
  });

  test('what is kept as 添付 never meets a need: not in a draft, a save, a reading or the submission', async () => {
    const id = newUlid();
    const sha256 = createHash('sha256').update(text).digest('hex');
    const evidenceId = newUlid();
    const facts = { id: evidenceId, claimId: id, fileName: '領収書.pdf', contentType: 'application/pdf' };
    const { body } = await tanaka.post('/api/evidence', { ...facts, size: text.length, sha256 });
    await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: text });
    await tanaka.post(`/api/evidence/${evidenceId}/completion`, { keepAsAttachment: true });

    const isRed = (answer: Answer) => {
      expect(answer.body.verdict.lines[0].evidence).toMatchObject({
        need: 'qualified-invoice',
        isMet: false,
      });
      const kinds = answer.body.verdict.lines[0].findings.map((finding: any) => finding.kind);
      expect(kinds).toEqual(expect.arrayContaining(['evidence-missing', 'evidence-unsound']));
    };
    const draft = draftOf({ lines: [meeting(11_000, { evidenceIds: [evidenceId] })] });
    const created = await tanaka.post('/api/claims', { ...draft, id });
    expect(created.status).toBe(201);
    isRed(created);
    const { lines, title, departmentId } = draft;
    const saved = await tanaka.put(`/api/claims/${id}`, {
      title,
      departmentId,
      lines,
      expectedVersion: created.body.version,
    });
    isRed(saved);
    const read = await tanaka.get(`/api/claims/${id}`);
    isRed(read);
    expect(read.body.evidence).toMatchObject([{ id: evidenceId, looks: 'misnamed' }]);
    const submitted = await tanaka.post(`/api/claims/${id}/submission`, {
      expectedVersion: saved.body.version,
    });
    expect(submitted.body).toMatchObject({ status: 422, code: 'claim-not-submittable' });

    const good = await attach(tanaka, id);
    const mended = await tanaka.put(`/api/claims/${id}`, {
      title,
      departmentId,
      lines: [meeting(11_000, { evidenceIds: [evidenceId, good] })],
      expectedVersion: saved.body.version,
    });
    expect(mended.body.verdict.lines[0].evidence.isMet).toBe(true);
  });
});

describe('links to evidence', () => {
  test('B-7 A-10 are signed anew at each asking, and nothing that they give is kept by a cache', async () => {
    const id = await attach(tanaka, claimId, { name: '領収書「11月」(控).pdf' });
    const { body } = await tanaka.get(`/api/evidence/${id}`);
    for (const [url, disposition] of [
      [body.viewUrl, 'inline'],
      [body.downloadUrl, 'attachment'],
    ]) {
      const { status, headers } = await fetch(url);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-disposition')).toBe(
        `${disposition}; filename="____11__(_).pdf"; ` +
          "filename*=UTF-8''%E9%A0%98%E5%8F%8E%E6%9B%B8%E3%80%8C11%E6%9C%88%E3%80%8D%28%E6%8E%A7%29.pdf",
      );
    }
  });
});

describe('A-25 HEIC and TIFF are shown by a JPEG', () => {
  const kept = async (name: string, contentType: string): Promise<string> =>
    attach(tanaka, claimId, { name, type: contentType, bytes: Buffer.from(fixtureFile(name)) });

  test.each([
    ['a.heic', 'image/heic', 1],
    ['turned.heic', 'image/heif', 1],
    ['pages.tif', 'image/tiff', 2],
  ])('%s, each of its pages, again and again, beside the untouched original', async (name, type, pages) => {
    const id = await kept(name, type);
    const access = (await tanaka.get(`/api/evidence/${id}`)).body;
    expect(access).toMatchObject({ canPreview: false, looks: 'sound' });
    for (const page of [pages, pages, 1]) {
      const { status, body } = await tanaka.get(`/api/evidence/${id}/rendition?page=${page}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ page, pages });
      const shown = await fetch(body.viewUrl);
      expect(shown.headers.get('content-type')).toBe('image/jpeg');
      expect(shown.headers.get('cache-control')).toBe('no-store');
      expect(Buffer.from(await shown.arrayBuffer()).readUInt16BE(0)).toBe(0xffd8);
    }
    const original = await fetch(access.downloadUrl);
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(fixtureFile(name));
    const beyond = await tanaka.get(`/api/evidence/${id}/rendition?page=${pages + 1}`);
    expect(beyond.body.code).toBe('rendition-impossible');
  });

  test('what shows itself, is no picture or does not exist has none', async () => {
    const pdf = await attach(tanaka, claimId);
    expect((await tanaka.get(`/api/evidence/${pdf}/rendition`)).body.code).toBe('rendition-impossible');
    expect((await tanaka.get(`/api/evidence/${newUlid()}/rendition`)).status).toBe(404);
    expect((await tanaka.get(`/api/evidence/${pdf}/rendition?page=0`)).status).toBe(400);
  });

  test('a broken one is answered, and the next one is shown', async () => {
    const broken = await send('b.tif', 'image/tiff', fixtureFile('a.tif').slice(0, 60));
    await tanaka.post(`/api/evidence/${broken}/completion`, { keepAsAttachment: true });
    const answer = await tanaka.get(`/api/evidence/${broken}/rendition`);
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'rendition-impossible',
      detail: 'このファイルは画面に表示できません。ダウンロードして確認してください。',
    });
    expect((await tanaka.get(`/api/evidence/${await kept('a.tif', 'image/tiff')}/rendition`)).status).toBe(
      200,
    );
  });

  test('a colleague who may not read the claim sees no rendition', async () => {
    const id = await kept('a.tif', 'image/tiff');
    const suzuki = await demo.signIn('suzuki');
    expect((await suzuki.get(`/api/evidence/${id}/rendition`)).status).toBe(404);
  });

  test('8.2.2 whoever reads the claims of his departments sees theirs, and no other', async () => {
    const picture = { name: 'a.tif', type: 'image/tiff', bytes: Buffer.from(fixtureFile('a.tif')) };
    const sent = async (by: string, departmentId: string) =>
      submitWith(await demo.signIn(by), { departmentId, lines: [shinkansen()] }, picture);
    const [inside, outside] = [await sent('tanaka', 'sales-1'), await sent('nakamura', 'accounting')];
    const suzuki = await signInByDepartment(demo);
    for (const path of ['', '/rendition']) {
      expect((await suzuki.get(`/api/evidence/${inside}${path}`)).status).toBe(200);
      expect((await suzuki.get(`/api/evidence/${outside}${path}`)).status).toBe(404);
    }
  });
});

thumbnailTests(() => ({ demo, tanaka, claimId, send }));
