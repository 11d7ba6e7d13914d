import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setUpSteps } from '#domain/set-up/set-up-steps.ts';
import { askAdmin } from '#test/builders/asked-admin.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const show = async () => (await askAdmin(door.tenantId)('GET /api/company/set-up')).body;
const replace = (passed: readonly string[], expectedVersion: number) =>
  askAdmin(door.tenantId)('PUT /api/company/set-up', { body: { passed, isClosed: false, expectedVersion } });

describe('a decision about はじめての設定', () => {
  test.each(Array.from({ length: 12 }, (_, calls) => calls))(
    'broken off after %i calls stands once or not at all, and once when it is sent again',
    async (calls) => {
      const { version } = await show();
      const passed = [setUpSteps[calls % setUpSteps.length] ?? 'items'];
      door.faults.crashAfter(calls);
      const broken = await replace(passed, version);
      door.faults.clear();
      const between = await show();
      expect(broken.status === 200 ? [version + 1] : [version, version + 1]).toContain(between.version);
      expect(await replace(passed, version)).toMatchObject({ status: 200, body: { version: version + 1 } });
      const after = await show();
      expect(after.version).toBe(version + 1);
      expect(after.steps.filter((step: any) => step.isPassed).map((step: any) => step.step)).toEqual(passed);
    },
  );

  test('of two administrators the later one is told', async () => {
    const { version } = await show();
    expect((await replace(['items'], version)).status).toBe(200);
    expect(await replace(['people'], version)).toMatchObject({
      status: 409,
      body: { code: 'setting-changed-meanwhile', version: version + 1 },
    });
  });
});
