import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCloud } from '#local/cloud.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { endChildren } from '#test/local/start/start-child.ts';
import { passwordIn } from './demo-cloud.ts';
import { attachThough, openKilledCloud, type KilledCloud } from './killed-cloud.ts';
import { expectToldOnce, wantsDigest } from './told-though-killed.ts';
import { newUlid, personWith, logIn, type Answer, type Person } from './person.ts';

const seed = Number(process.env['STAFEE_KILL_SEED'] ?? Date.now() % 1_000_000);
/** Milliseconds between 200 and 1,700, the same for the same seed. */
const momentOf = (kill: number): number =>
  200 + (createHash('sha256').update(`${seed} ${kill}`).digest().readUInt32BE() % 1_500);
const kills = 4;

const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-killed-'));
let cloud: KilledCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;
const signInAs = (loginId: string, password = passwordIn('minato')) =>
  cloud.answered(() => logIn(cloud, { companyCode: 'minato', loginId, password }));

beforeAll(async () => {
  cloud = await openKilledCloud(dataFolder);
  await cloud.start();
  const names = ['tanaka', 'sato', 'takahashi', 'ito', 'watanabe'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, personWith(cloud, await signInAs(name))] as const)),
  );
  await wantsDigest(person('tanaka'));
}, 300_000);
afterAll(() => {
  endChildren();
  rmSync(dataFolder, { recursive: true });
});

/** What the lanes did, and whether they end. */
const ledger = { isEnding: false, days: 0, settingsVersions: 0, passwords: 0, closings: 0 };
/** One request, sent until it is answered, always with the same key. */
const act = async (name: string, method: 'POST' | 'PUT', path: string, body: unknown, status = 200) => {
  const key = newUlid();
  const answer: Answer = await cloud.answered(() => person(name).send(method, path, body, { key }));
  if (answer.status !== status)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const timesDone = {
  create: 1,
  save: 3,
  submit: 1,
  approve: 4,
  'send-back-to-step': 1,
  correct: 1,
  confirm: 2,
  reverse: 1,
};
type Told = { readonly id: string; readonly versions: number[] };
const confirmed: Told[] = [];

/** A claim from its first save to its journal; every accepted write is told by a version. */
const wholeClaim = async (): Promise<void> => {
  const id = newUlid();
  const versions: number[] = [];
  const told = (body: any) => {
    versions.push(body.version);
    return body;
  };
  const spentOn = `2026-05-${String((ledger.days += 1)).padStart(2, '0')}`;
  const content = { title: '', departmentId: 'sales-1', lines: [] as unknown[] };
  let claim = told(await act('tanaka', 'POST', '/api/claims', { id, ...content }, 201));
  const save = async (more: Partial<typeof content>) => {
    Object.assign(content, more);
    const body = { ...content, expectedVersion: claim.version };
    claim = told(await act('tanaka', 'PUT', `/api/claims/${id}`, body));
  };
  await save({ title: '殺' });
  await save({ title: '殺されても' });
  const evidenceIds = [await attachThough(cloud, person('tanaka'), id)];
  const back = { id: '2', amount: -1_000, parts: [{ rate: 'standard', amount: -1_000 }] };
  const refund = shinkansen({ ...back, spentOn, evidenceIds, refund: { purchasedOn: '2026-05-01' } });
  await save({ lines: [shinkansen({ spentOn, evidenceIds }), refund] });
  const deed = async (name: string, path: string, more: Record<string, unknown> = {}) => {
    const body = { ...more, expectedVersion: claim.version };
    claim = told(await act(name, 'POST', `/api/claims/${id}/${path}`, body));
  };
  await deed('tanaka', 'submission');
  const approve = (name: string) =>
    deed(name, 'votes', { kind: 'approve', from: 'opened', step: claim.route.step });
  for (const name of ['sato', 'takahashi', 'ito']) await approve(name);
  await deed('takahashi', 'send-backs', { to: { kind: 'step', step: 2 }, reason: '部門を確認' });
  await approve('ito');
  await deed('takahashi', 'corrections', { corrections: [{ lineId: '1', accountCode: '712' }] });
  await deed('takahashi', 'confirmation');
  await deed('takahashi', 'reversal', { to: 'approved', reason: '科目の誤り' });
  await deed('takahashi', 'confirmation');
  confirmed.push({ id, versions });
};
const claimLane = async (): Promise<void> => {
  while (!ledger.isEnding && ledger.days < 31) await wholeClaim();
};

const settingsLane = async (): Promise<void> => {
  const path = '/api/settings/per-diems';
  const { value, version } = (await cloud.answered(() => person('watanabe').get(path))).body;
  for (; !ledger.isEnding; ledger.settingsVersions += 1) {
    const expectedVersion = version + ledger.settingsVersions;
    const changed = await act('watanabe', 'PUT', path, { value, expectedVersion });
    expect(changed.version).toBe(expectedVersion + 1);
  }
};

/** May, of which every line is: what is posted while it is closed stands in June. */
const closingLane = async (): Promise<void> => {
  const month = '2026-05';
  for (; !ledger.isEnding; ledger.closings += 1) {
    const seen = (await cloud.answered(() => person('ito').get('/api/closing'))).body;
    const [path, more] =
      seen.closedThrough === month ? ['/api/reopenings', { reason: '訂正' }] : ['/api/closings', {}];
    const after = await act('ito', 'POST', path, { month, ...more, expectedVersion: seen.version });
    expect(after.version).toBe(seen.version + 1);
  }
};

const batches: string[] = [];
const exportLane = async (): Promise<void> => {
  while (!ledger.isEnding) {
    const body = { id: newUlid(), month: '2026-05', format: 'yayoi' };
    const { status } = await cloud.answered(() => person('takahashi').post('/api/exports', body));
    if (status === 201) batches.push(body.id);
    else expect(status).toBe(422);
    await pause(400);
  }
};

/** One of both passwords is in force after each change, and no session from before the new one. */
const passwordLane = async (): Promise<void> => {
  let current = passwordIn('minato');
  while (!ledger.isEnding) {
    const next = `Killed-suzuki-${(ledger.passwords += 1)}`;
    const before = personWith(cloud, await signInAs('suzuki', current));
    await before.post('/api/me/password', { currentPassword: current, newPassword: next }).catch(() => 0);
    const byNew = await signInAs('suzuki', next);
    const byOld = byNew.status === 200 ? undefined : await signInAs('suzuki', current);
    expect([byNew.status, byOld?.status]).toEqual(byNew.status === 200 ? [200, undefined] : [401, 200]);
    if (byNew.status !== 200) continue;
    current = next;
    expect((await cloud.answered(() => before.get('/api/me'))).status).toBe(401);
  }
};

const items = async (name: string, path: string): Promise<any[]> =>
  (await cloud.answered(() => person(name).get(path))).body.items;

describe(`killed with SIGKILL ${kills} times in the middle of everything (STAFEE_KILL_SEED=${seed})`, () => {
  test('nothing is lost, doubled or half done', async () => {
    const lanes = Promise.all([
      claimLane(),
      claimLane(),
      settingsLane(),
      exportLane(),
      passwordLane(),
      closingLane(),
    ]);
    const killing = async () => {
      for (let kill = 0; kill < kills; kill += 1) {
        await pause(momentOf(kill));
        await cloud.kill();
        await cloud.start();
      }
      ledger.isEnding = true;
    };
    await Promise.all([killing(), lanes]);

    // Every accepted write raised the version by one, also where its answer was lost.
    expect(confirmed.length).toBeGreaterThan(1);
    for (const { versions } of confirmed)
      expect(versions).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
    const claims = await items('tanaka', '/api/claims?limit=100');
    const mine = new Set(confirmed.map(({ id }) => id));
    expect(claims).toHaveLength(mine.size);
    expect(new Set(claims.map(({ id }) => id))).toEqual(mine);
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set(['confirmed']));
    for (const name of ['sato', 'takahashi', 'ito'])
      expect(await items(name, '/api/inbox?limit=100')).toEqual([]);

    const entries = await items('takahashi', '/api/journals?from=2026-05-01&to=2026-06-30&limit=100');
    expect(new Set(entries.map(({ claimId }) => claimId))).toEqual(mine);
    const serials = entries.map(({ serial }) => serial).toSorted((a, b) => a - b);
    expect(serials).toEqual(serials.map((_serial, index) => index + 1));
    // Posted, taken back, and posted again.
    for (const ofClaim of Map.groupBy(entries, ({ claimId }) => claimId).values()) {
      const [first, red, black, ...more] = ofClaim.toSorted((a, b) => a.serial - b.serial);
      expect([first.reversedBy, red.reverses, black.reversedBy]).toEqual([
        red.serial,
        first.serial,
        undefined,
      ]);
      expect(more).toEqual([]);
    }
    expect((await person('ito').get('/api/closing')).body.version).toBe(ledger.closings);

    for (const { id } of confirmed) {
      const deeds = (await items('tanaka', `/api/claims/${id}/timeline`)).map(({ act: deed }) => deed);
      for (const once of ['submit', 'send-back-approved', 'correct'])
        expect(deeds.filter((deed) => deed === once)).toHaveLength(1);
      const { verdict } = (await person('tanaka').get(`/api/claims/${id}`)).body;
      const kinds = verdict.lines.flatMap(({ findings }: any) => findings.map(({ kind }: any) => kind));
      expect(kinds.filter((kind: string) => kind.startsWith('same-'))).toEqual([]);
    }

    for (const month of ['2026-05', '2026-06']) {
      const last = { id: newUlid(), month, format: 'yayoi' };
      // oxlint-disable-next-line no-await-in-loop -- one month after the other
      await act('takahashi', 'POST', '/api/exports', last, 201).catch(() => undefined);
    }
    const made = await items('takahashi', '/api/exports?limit=100');
    expect(made.map(({ id }) => id)).toEqual(expect.arrayContaining(batches));
    expect(made.reduce((sum, { entryCount }) => sum + entryCount, 0)).toBe(entries.length);
    const { version } = (await person('watanabe').get('/api/settings/per-diems')).body;
    expect(version).toBeGreaterThanOrEqual(ledger.settingsVersions);
  });

  test('the trail has one item for each act that was done', async () => {
    await cloud.kill();
    const { assembly, port } = cloud;
    const calm = await startCloud({ assembly, dataFolder, port, clock: () => new Date() });
    const place = { region: 'ap-northeast-1', endpoint: calm.services.dynamodb, credentials: calm.operator };
    const trail = new DynamoDBClient(place);
    const { Items = [] } = await trail.send(new ScanCommand({ TableName: calm.nameOf('Audit') }));
    const done = Items.filter(({ outcome }) => outcome?.S === 'done');
    const countOf = (action: string, target: string) =>
      done.filter((item) => item['action']?.S === action && item['target']?.S?.includes(target)).length;
    for (const { id } of confirmed)
      for (const [deed, times] of Object.entries(timesDone))
        expect([deed, countOf(`claim.${deed}`, id)]).toEqual([deed, times]);
    expect(done.filter(({ action }) => action?.S?.startsWith('month.'))).toHaveLength(ledger.closings);
    expect(done.filter(({ action }) => action?.S === 'setting.replace')).toHaveLength(
      ledger.settingsVersions,
    );
    await expectToldOnce(calm, { claimIds: confirmed.map(({ id }) => id), kills: kills + 1 });
    await calm.close();
  });
});
