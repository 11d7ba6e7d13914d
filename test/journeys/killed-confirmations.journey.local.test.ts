import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApprovedClaim } from '#domain/claims/claim.ts';
import { startCloud } from '#local/cloud.ts';
import { endChildren } from '#test/local/start/start-child.ts';
import { keepApproved, minatosTable } from './approved-claims.ts';
import { passwordIn } from './demo-cloud.ts';
import { openKilledCloud, type KilledCloud } from './killed-cloud.ts';
import { logIn, newUlid, personWith, type Person } from './person.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-killed-'));
let cloud: KilledCloud;
let takahashi: Person;
let claims: readonly ApprovedClaim[];

beforeAll(async () => {
  cloud = await openKilledCloud(dataFolder);
  // The first start fills the folder with the demo companies.
  await cloud.start();
  await cloud.kill();
  const calm = await startCloud({ assembly: cloud.assembly, dataFolder, port: cloud.port });
  claims = await keepApproved(minatosTable(calm), { count: 30 });
  await calm.close();
  await cloud.start();
  const credentials = { companyCode: 'minato', loginId: 'takahashi', password: passwordIn('minato') };
  takahashi = personWith(cloud, await cloud.answered(() => logIn(cloud, credentials)));
}, 300_000);
afterAll(() => {
  endChildren();
  rmSync(dataFolder, { recursive: true });
});

test('30 confirmed one after the other, of which one must fail, while the cloud is killed: 29 done, each once', async () => {
  const [unlucky] = claims;
  let [isOver, kills] = [false, 0];
  const killing = async (): Promise<void> => {
    for (const moment of [900, 1_300, 700]) {
      // oxlint-disable-next-line no-await-in-loop -- one kill after the other
      await pause(moment);
      if (isOver) return;
      // oxlint-disable-next-line no-await-in-loop
      await cloud.kill();
      kills += 1;
      // oxlint-disable-next-line no-await-in-loop
      await cloud.start();
    }
  };
  const confirming = async (): Promise<readonly number[]> => {
    const statuses: number[] = [];
    for (const { id, version } of claims) {
      const key = newUlid();
      const expectedVersion = id === unlucky?.id ? version - 1 : version;
      const path = `/api/claims/${id}/confirmation`;
      // oxlint-disable-next-line no-await-in-loop -- serials have no gaps: one at a time, as web/many sends them
      const { status } = await cloud.answered(() =>
        takahashi.send('POST', path, { expectedVersion }, { key }),
      );
      statuses.push(status);
    }
    isOver = true;
    return statuses;
  };
  const [statuses] = await Promise.all([confirming(), killing()]);
  expect(kills).toBeGreaterThan(0);
  expect(statuses.filter((status) => status === 200)).toHaveLength(29);
  expect(statuses[0]).toBe(409);

  const { body: books } = await cloud.answered(() => takahashi.get('/api/journals?month=2026-05&limit=100'));
  expect(books.totals).toEqual({ count: 29, debit: 319_000, credit: 319_000 });
  const serials = books.items.map(({ serial }: any) => serial).toSorted((a: number, b: number) => a - b);
  expect(serials).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
  expect(new Set(books.items.map(({ claimId }: any) => claimId)).size).toBe(29);

  const { body: list } = await cloud.answered(() =>
    takahashi.get('/api/claim-search?from=2026-06-01&to=2026-06-30&limit=100'),
  );
  expect(list.byStatus).toMatchObject({ approved: 1, confirmed: 29 });
  expect(list.items.find(({ status }: any) => status === 'approved')?.claimId).toBe(unlucky?.id);
}, 180_000);
