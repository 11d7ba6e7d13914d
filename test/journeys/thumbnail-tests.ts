import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { region } from '#local/aws/start-services.ts';
import { fixtureFile } from '#test/evidence/fixture-files.ts';
import type { DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Answer, type Person } from './person.ts';

/** The ids that the trail names, an entry for each item of this action. */
const trailOf = async (
  { cloud: { services, operator, nameOf } }: DemoCloud,
  wanted: string,
): Promise<readonly string[]> => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, endpoint: services.dynamodb, credentials: operator }),
  );
  const found: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: nameOf('Audit') }))
    found.push(...Items.filter(({ action }) => action === wanted).map(({ target }) => String(target)));
  return found;
};
/** What the suite of evidence has at hand once it began. */
type Place = {
  readonly demo: DemoCloud;
  readonly tanaka: Person;
  readonly claimId: string;
  /** Uploads a file without saying that it is complete; gives its id. */
  readonly send: (name: string, contentType: string, bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
};

const picture = ({ tanaka, claimId }: Place, name: string) =>
  attach(tanaka, claimId, { name, type: 'image/png', bytes: Buffer.from(fixtureFile('a.png')) });
const thumbnailsOf = (person: Person, ids: readonly string[]) =>
  person.get(`/api/thumbnails?evidenceIds=${ids.join(',')}`);
const idsOf = ({ body }: Answer): readonly string[] => body.items.map(({ id }: any) => id);
const isTold = async (demo: DemoCloud, evidenceId: string): Promise<number> =>
  (await trailOf(demo, 'evidence.read')).filter((target) => target === evidenceId).length;

/** What is made, and of what there is none. */
const madeTests = (of: () => Place): void => {
  test('are made four at a time, kept, and say where there is none to make', async () => {
    const { tanaka } = of();
    const pdf = await attach(tanaka, of().claimId);
    const pictures = await Promise.all(
      ['1', '2', '3', '4', '5', '6'].map((name) => picture(of(), `${name}.png`)),
    );
    const first = await thumbnailsOf(tanaka, [pdf, ...pictures]);
    expect(first.status).toBe(200);
    expect(first.body.later).toEqual(pictures.slice(4));
    expect(first.body.items[0]).toEqual({ id: pdf });
    expect(idsOf(first)).toEqual([pdf, ...pictures.slice(0, 4)]);
    const second = await thumbnailsOf(tanaka, [...first.body.later, ...pictures.slice(0, 4)]);
    expect(second.body.later).toEqual([]);
    for (const { picture: shown } of second.body.items)
      expect(Buffer.from(shown.split(',')[1], 'base64').readUInt16BE(0)).toBe(0xffd8);
    expect(await thumbnailsOf(tanaka, pictures)).toMatchObject({ body: { later: [] } });
  });
  test('a broken one has none and stops no other', async () => {
    const { tanaka, send } = of();
    const broken = await send('b.png', 'image/png', fixtureFile('a.png').slice(0, 60));
    await tanaka.post(`/api/evidence/${broken}/completion`, { keepAsAttachment: true });
    const good = await picture(of(), 'good.png');
    const { body } = await thumbnailsOf(tanaka, [broken, good]);
    expect(body.items).toEqual([{ id: broken }, { id: good, picture: expect.stringMatching(/^data:image/) }]);
  });
  test('eleven at once, none or what is no id are refused', async () => {
    const { tanaka } = of();
    for (const ids of [Array.from({ length: 11 }, newUlid), [], ['x']])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await thumbnailsOf(tanaka, ids)).status).toBe(400);
  });
};

/** What is told of it, and to whom. */
const toldTests = (of: () => Place): void => {
  test('are told once an answer and as no reading, and those that one may not read are left out', async () => {
    const { tanaka } = of();
    const [id, other] = [await picture(of(), 'own.png'), await picture(of(), 'other.png')];
    const [before, glances] = [
      await isTold(of().demo, id),
      (await trailOf(of().demo, 'evidence.glance')).length,
    ];
    expect(idsOf(await thumbnailsOf(tanaka, [id, newUlid(), other]))).toEqual([id, other]);
    expect(await isTold(of().demo, id)).toBe(before);
    expect((await trailOf(of().demo, 'evidence.glance')).slice(glances)).toHaveLength(1);
    await tanaka.get(`/api/evidence/${id}`);
    expect(await isTold(of().demo, id)).toBe(before + 1);
    for (const stranger of [await of().demo.signIn('suzuki'), await of().demo.signIn('aoba', 'aoba-kobo')]) {
      const { status, body } = await thumbnailsOf(stranger, [id]);
      expect([status, body]).toEqual([200, { items: [], later: [] }]);
    }
    expect(await trailOf(of().demo, 'evidence.glance')).toHaveLength(glances + 1);
  });
};

/** For the suite of evidence, in its cloud. */
export const thumbnailTests = (of: () => Place): void => {
  describe('thumbnails for lists', () => {
    madeTests(of);
    toldTests(of);
  });
};
