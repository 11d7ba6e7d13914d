import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { minato } from '#local/seed/minato.ts';
import { requestIdAt } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
const folder = mkdtempSync(join(tmpdir(), 'stafee-extraction-'));
beforeAll(async () => {
  it = await openTwoOperators();
  await it.demo.cloud.coolDown();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await it.demo.close();
});

const reason = 'お客様からのご請求のため';
const today = () => jstDateOf(instantOf(it.now()));
const minute = () => it.demo.cloud.invoke('audit-extract', { scheduledAt: instantOf(it.now()) });

type Asked = Readonly<Record<string, unknown>>;
const started = async (asked: Asked): Promise<string> => {
  const extractionId = requestIdAt(it.now());
  const days = { from: today(), to: today() };
  const answer = await it.mori.post('/operator/audit', { extractionId, ...days, reason, ...asked });
  expect(answer.status).toBe(201);
  return extractionId;
};

const listed = async (): Promise<readonly any[]> => (await it.mori.get('/operator/audit')).body.items;

/** The clock starts the job too: whichever run it was, all is written in the end. */
const allDone = async (): Promise<void> => {
  await minute();
  await expect
    .poll(async () => (await listed()).every(({ state }) => state === 'done'), { timeout: 30_000 })
    .toBe(true);
};

const fileOf = async (extractionId: string, form: 'csv' | 'json'): Promise<string> => {
  const { status, body } = await it.mori.get(`/operator/audit/${extractionId}/link?piece=1&form=${form}`);
  expect(status).toBe(200);
  expect(new URL(body.url).searchParams.get('X-Amz-Expires')).toBe('60');
  const response = await fetch(body.url);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${body.fileName}"`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
};

describe('taking a company’s trail (12.4.1, 18.1.3)', () => {
  let extractionId = '';

  test('is filed with a reason, for a month at most', async () => {
    const asked = { extractionId: requestIdAt(it.now()), tenantId: minato.tenantId, reason };
    const long = { ...asked, from: today(), to: addDays(today(), 31) };
    expect((await it.mori.post('/operator/audit', long)).body).toMatchObject({ code: 'extraction-too-long' });
    const unknown = { ...asked, tenantId: `t01${'z'.repeat(24)}`, from: today(), to: today() };
    expect((await it.mori.post('/operator/audit', unknown)).body).toMatchObject({
      code: 'extraction-company-unknown',
    });
    const tanaka = await it.demo.signIn('tanaka');
    expect((await tanaka.get('/api/claims')).status).toBe(200);
    await it.demo.cloud.catchUp();
    extractionId = await started({ tenantId: minato.tenantId });
    const early = await it.mori.get(`/operator/audit/${extractionId}/link?piece=9&form=csv`);
    expect(early.body).toMatchObject({ code: 'extraction-not-ready' });
  });

  test('gives CSV and JSON that say who took them, with nothing of what the company keeps', async () => {
    await allDone();
    const [shown] = await listed();
    expect(shown).toMatchObject({
      extractionId,
      state: 'done',
      pieces: 1,
      company: { name: '株式会社みなと商事' },
    });
    const csv = await fileOf(extractionId, 'csv');
    expect(csv.startsWith('\uFEFF日時,操作者,操作,対象,結果')).toBe(true);
    const rows = csv.trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(shown.records);
    expect(rows.some((row) => row.includes(',auth.sign-in,'))).toBe(true);
    expect(rows.every((row) => row.includes(`${extractionId},op-mori,`))).toBe(true);
    expect(csv).not.toContain('田中');
  });

  test('is checked offline by the command, and a changed file is found', async () => {
    const json = await fileOf(extractionId, 'json');
    const verify = (text: string) => {
      const path = join(folder, 'audit.jsonl');
      writeFileSync(path, text);
      return execFileSync(process.execPath, ['bin/verify-audit.ts', path], { encoding: 'utf8' });
    };
    expect(verify(json)).toContain('結果: 改変・欠落はありません');
    expect(() => verify(json.replace('"outcome":"done"', '"outcome":"refused"'))).toThrow('verify-audit');
  });

  test('is in the operators’ own trail: who asked for what, and who took which file', async () => {
    const trail = await trailOf(it.demo.cloud, it.now());
    expect(trail).toContain(
      `op-mori audit-extraction.start audit-extraction ${extractionId} ${minato.tenantId} done ${reason}`,
    );
    expect(trail).toContain(`op-mori audit-extraction.fetch audit-extraction ${extractionId} 1 csv done`);
  });
});

type Broken = { readonly service: 'dynamodb' | 's3'; readonly operation: string };

/** The next runs fail at this call, whether the clock starts them or we do. */
const breaking = async ({ service, operation }: Broken): Promise<void> => {
  const { faults } = it.demo.cloud;
  faults.failNext({ service, operation, by: 'auditextract', code: 'InternalError' });
  while (faults.pending() > 0) {
    it.later(1);
    // oxlint-disable-next-line no-await-in-loop -- until a run has met it
    await started({});
    // oxlint-disable-next-line no-await-in-loop
    await minute().catch(() => undefined);
  }
};

test('a run that dies at any of its calls is gone on with to the same files (16.1.7)', async () => {
  const calls: readonly Broken[] = [
    { service: 'dynamodb', operation: 'Query' },
    { service: 'dynamodb', operation: 'UpdateItem' },
    { service: 's3', operation: 'ListObjectsV2' },
    { service: 's3', operation: 'GetObject' },
    { service: 's3', operation: 'PutObject' },
  ];
  for (const call of calls) {
    // oxlint-disable-next-line no-await-in-loop -- one fault after the other
    await breaking(call);
    // oxlint-disable-next-line no-await-in-loop
    await allDone();
  }
  const shown = await listed();
  expect(shown.length).toBeGreaterThan(5);
  for (const { extractionId, pieces } of shown) {
    expect(pieces).toBe(1);
    // oxlint-disable-next-line no-await-in-loop
    const json = await fileOf(extractionId, 'json');
    expect(json.trimEnd().split('\n').at(-1)).toBe('{"type":"end","isLast":true}');
  }
});

test('five wait at once, and no more are filed', async () => {
  const { faults } = it.demo.cloud;
  // Whatever the clock starts meanwhile does nothing.
  faults.failNext({
    service: 'dynamodb',
    operation: 'Query',
    by: 'auditextract',
    code: 'InternalError',
    times: 3,
  });
  const filed: unknown[] = [];
  for (let n = 0; n < 6; n += 1) {
    const asked = { extractionId: requestIdAt(it.later(0)), from: today(), to: today(), reason };
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { status, body } = await it.mori.post('/operator/audit', asked);
    filed.push(status === 201 ? status : body.code);
  }
  expect(filed).toEqual([201, 201, 201, 201, 201, 'extractions-open']);
  // oxlint-disable-next-line no-await-in-loop
  while (faults.pending() > 0) await minute().catch(() => undefined);
  await allDone();
});
