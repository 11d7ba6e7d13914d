import { afterAll, beforeAll, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';

let demo: DemoCloud;
beforeAll(async () => {
  demo = await shareDemoCloud();
});
afterAll(() => demo.close());

const none = { count: 0, isMore: false };

test('an administrator sees what his company uses of its contract, and nobody else does', async () => {
  const [watanabe, tanaka] = [await demo.signIn('watanabe'), await demo.signIn('tanaka')];
  const usage = async () => (await watanabe.get('/api/company/usage')).body;
  expect(await usage()).toEqual({
    plan: 'standard',
    limits: {},
    month: expect.stringMatching(/^\d{4}-\d{2}$/),
    people: { count: minato.people.length, isMore: false },
    claims: none,
    storageBytes: 0,
  });

  const draft = await create(tanaka, { lines: [shinkansen()] });
  // A draft is nobody's use.
  expect((await usage()).claims).toEqual(none);
  expect((await submit(tanaka, draft)).status).toBe(200);
  expect((await usage()).claims).toEqual({ count: 1, isMore: false });

  expect((await tanaka.get('/api/company/usage')).status).toBe(403);
});
