import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { bringToConfirmation, create, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
let takahashi: Person;
let ito: Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  [tanaka, sato, takahashi, ito] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('takahashi'),
    demo.signIn('ito'),
  ]);
});
afterAll(() => demo.close());

const receiptFor = (claimId: string) => {
  const bytes = smallPdf(newUlid());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { fileName: '領収書.pdf', contentType: 'application/pdf', size: bytes.length, sha256 };
  return { bytes, body: { id: newUlid(), claimId, ...facts } };
};
type Receipt = ReturnType<typeof receiptFor>;

const reserve = (person: Person, { body }: Receipt) => person.post('/api/evidence', body);
const complete = (person: Person, { body }: Receipt) => person.post(`/api/evidence/${body.id}/completion`);
const upload = (answer: Awaited<ReturnType<typeof reserve>>, bytes: Buffer) =>
  fetch(answer.body.uploadUrl, {
    method: 'PUT',
    headers: answer.body.headers,
    body: new Uint8Array(bytes),
  });
const shown = async (person: Person, claimId: string) =>
  ((await person.get(`/api/claims/${claimId}`)).body.evidence ?? []).filter(
    ({ status }: any) => status === 'stored',
  );

/** Every way in which a claim stops to be open for edit, from a draft of 田中. */
const closings: Record<string, (claim: any) => Promise<unknown>> = {
  submitted: async (claim) => expect((await submit(tanaka, claim)).status).toBe(200),
  rejected: async (claim) => {
    const { body } = await submit(tanaka, claim);
    expect((await vote(sato, body, { kind: 'reject', reason: '対象外です' })).status).toBe(200);
  },
  confirmed: (claim) =>
    bringToConfirmation(tanaka, claim, { approvers: [sato, takahashi, ito], accountant: takahashi }),
  discarded: async (claim) =>
    expect((await tanaka.delete(`/api/claims/${claim.id}?expectedVersion=${claim.version}`)).status).toBe(
      204,
    ),
};

describe('a claim that is no longer open for edit', () => {
  test.each(Object.keys(closings))('B-3, B-6: takes no receipt at any step once it is %s', async (state) => {
    const claim = await create(tanaka, { lines: [shinkansen()] });
    const [early, arrived] = [receiptFor(claim.id), receiptFor(claim.id)];
    const [first, second] = [await reserve(tanaka, early), await reserve(tanaka, arrived)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((await upload(second, arrived.bytes)).status).toBe(200);
    await closings[state]?.(claim);

    const closed = { status: 409, body: { code: 'claim-closed-for-receipts' } };
    // A first reservation, the repeat of one, and the completion of a file that came before or only now.
    expect(await reserve(tanaka, receiptFor(claim.id))).toMatchObject(closed);
    expect(await reserve(tanaka, early)).toMatchObject(closed);
    expect(await complete(tanaka, arrived)).toMatchObject(closed);
    expect((await upload(first, early.bytes)).status).toBe(200);
    expect(await complete(tanaka, early)).toMatchObject(closed);
    expect(await shown(tanaka, claim.id)).toEqual([]);
  });

  test('B-3: shows the bytes that were completed, whatever is sent to the address of the upload later', async () => {
    const claim = await create(tanaka, { lines: [shinkansen()] });
    const receipt = receiptFor(claim.id);
    const address = await reserve(tanaka, receipt);
    expect((await upload(address, receipt.bytes)).status).toBe(200);
    expect((await complete(tanaka, receipt)).status).toBe(200);
    const again = await reserve(tanaka, receipt);
    await closings['confirmed']?.(claim);

    const forged = Buffer.from(receipt.bytes);
    forged.writeUInt8(0x58, 12);
    for (const place of [address, again]) {
      expect((await upload(place, forged)).status).toBe(400);
      expect((await upload(place, receipt.bytes)).status).toBe(412);
    }
    const read = await tanaka.get(`/api/evidence/${receipt.body.id}`);
    const bytes = Buffer.from(await (await fetch(read.body.viewUrl)).arrayBuffer());
    expect(bytes.equals(receipt.bytes)).toBe(true);
    // The first completion is answered as it was; nothing is written for it.
    expect((await complete(tanaka, receipt)).status).toBe(200);
  });

  test('takes receipts again once it has been returned', async () => {
    const claim = await create(tanaka, { lines: [shinkansen()] });
    const receipt = receiptFor(claim.id);
    const address = await reserve(tanaka, receipt);
    const { body } = await submit(tanaka, claim);
    expect((await complete(tanaka, receipt)).status).toBe(422);
    await vote(sato, body, { kind: 'send-back', reason: '領収書を付けてください' });
    expect((await reserve(tanaka, receipt)).status).toBe(201);
    expect((await upload(address, receipt.bytes)).status).toBe(200);
    expect((await complete(tanaka, receipt)).status).toBe(200);
    expect(await shown(tanaka, claim.id)).toHaveLength(1);
  });

  test("of another person is not there for one's receipts", async () => {
    const claim = await create(tanaka, { lines: [shinkansen()] });
    expect(await reserve(ito, receiptFor(claim.id))).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    await submit(tanaka, claim);
    expect(await reserve(ito, receiptFor(claim.id))).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});

describe('a completion beside the submission', () => {
  test('B-3: comes before it or not at all', async () => {
    for (let round = 0; round < 8; round += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const claim = await create(tanaka, { lines: [shinkansen()] });
      const receipt = receiptFor(claim.id);
      // oxlint-disable-next-line no-await-in-loop
      await upload(await reserve(tanaka, receipt), receipt.bytes);
      // oxlint-disable-next-line no-await-in-loop
      const [completed, submitted] = await Promise.all([complete(tanaka, receipt), submit(tanaka, claim)]);
      expect(submitted.status).toBe(200);
      expect([200, 409]).toContain(completed.status);
      // oxlint-disable-next-line no-await-in-loop
      expect(await shown(tanaka, claim.id)).toHaveLength(completed.status === 200 ? 1 : 0);
    }
  });
});
