import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create } from './claim-driver.ts';
import { startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let claimId: string;

beforeAll(async () => {
  demo = await startDemoCloud();
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
