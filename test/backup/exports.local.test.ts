import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, nineOClock, startBackupCloud, type BackupCloud } from '#test/backup/backup-cloud.ts';

let it: BackupCloud;
beforeAll(async () => {
  it = await startBackupCloud();
}, 240_000);
afterAll(() => it?.close());

const atHalfPastTwo = at('2026-12-01T17:30:00Z');
const atTwentyToThree = at('2026-12-01T17:40:00Z');

describe('exporting the tables', () => {
  test('writes every item of every table below its Japanese day', async () => {
    await expect(it.cloud.invoke('backup-export', atHalfPastTwo)).resolves.toEqual({ exports: 5 });
    const keys = await it.keys('exports/2026-12-02/');
    const tables = keys
      .filter((key) => key.endsWith('/manifest-summary.json'))
      .map((key) => key.split('/')[2]);
    expect(tables).toEqual(['Audit', 'Control', 'Keystore', 'Operator', 'TenantData']);
    const dataKey = keys.find((key) => key.includes('/Keystore/') && key.endsWith('.json.gz')) ?? '';
    const lines = gunzipSync(await it.read(dataKey))
      .toString()
      .trim()
      .split('\n');
    expect(dataKey).toContain('/Keystore/full-20261201T171500Z/AWSDynamoDB/');
    // Two companies with a data key and a login key each.
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Item: { PK: { S: expect.stringMatching(/^T#t/) } } });
  });

  test('starts nothing twice when it runs again', async () => {
    const before = await it.keys('exports/');
    await it.cloud.invoke('backup-export', atHalfPastTwo);
    expect(await it.keys('exports/')).toEqual(before);
  });

  test('goes on after a throttled call without doubling the other tables', async () => {
    it.moveClock(new Date('2026-12-03T00:00:00Z'));
    const nextNight = at('2026-12-02T17:30:00Z');
    it.cloud.faults.throttleNext({ service: 'dynamodb', operation: 'ExportTableToPointInTime', times: 3 });
    await it.cloud.invoke('backup-export', nextNight).catch(() => undefined);
    await it.cloud.invoke('backup-export', nextNight);
    const keys = await it.keys('exports/2026-12-03/');
    const ends = keys.filter((key) => key.endsWith('/manifest-summary.json'));
    // The first night was everything: this one has what changed since.
    expect(ends.map((key) => key.split('/').slice(2, 4).join('/'))).toEqual(
      ['Audit', 'Control', 'Keystore', 'Operator', 'TenantData'].map(
        (table) => `${table}/changes-20261201T171500Z-20261202T171500Z`,
      ),
    );
    expect(it.cloud.faults.pending()).toBe(0);
  });
});

describe('an export that fails', () => {
  test('fails the job aloud, exports the other tables, and the missing one when it runs again', async () => {
    it.moveClock(new Date('2026-12-04T00:00:00Z'));
    const night = at('2026-12-03T17:30:00Z');
    it.cloud.faults.failNext({
      service: 'dynamodb',
      operation: 'ExportTableToPointInTime',
      code: 'PointInTimeRecoveryUnavailableException',
    });
    await expect(it.cloud.invoke('backup-export', night)).rejects.toThrow(
      'PointInTimeRecoveryUnavailableException',
    );
    await it.cloud.invoke('backup-export', night);
    const keys = await it.keys('exports/2026-12-04/');
    expect(keys.filter((key) => key.endsWith('/manifest-summary.json'))).toHaveLength(5);
  });
});

describe('a job that did not run for days', () => {
  test('makes up for them by itself, window by window', async () => {
    it.moveClock(new Date('2026-12-07T00:00:00Z'));
    await expect(it.cloud.invoke('backup-export', at('2026-12-06T17:30:00Z'))).resolves.toEqual({
      exports: 15,
    });
    const [audit] = await it.keys('exports/2026-12-05/Audit/');
    expect(audit).toContain('/changes-20261203T171500Z-20261204T171500Z/');
  });

  test('begins anew when changes reach back no further', async () => {
    it.moveClock(new Date('2026-12-20T00:00:00Z'));
    await expect(it.cloud.invoke('backup-export', at('2026-12-19T17:30:00Z'))).resolves.toEqual({
      exports: 5,
    });
    const [audit] = await it.keys('exports/2026-12-20/Audit/');
    expect(audit).toContain('/full-20261219T171500Z/');
    it.moveClock(nineOClock);
  });
});

describe('exporting the user directory', () => {
  test('writes one line per person, without anything secret and without the id that Cognito made', async () => {
    await expect(it.cloud.invoke('backup-users', atTwentyToThree)).resolves.toMatchObject({
      users: expect.any(Number),
    });
    const text = Buffer.from(await it.read('users/2026-12-02.ndjson')).toString();
    const people = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const manifest = JSON.parse(Buffer.from(await it.read('users/2026-12-02.manifest.json')).toString());
    expect(people.length).toBeGreaterThan(5);
    expect(manifest).toMatchObject({ key: 'users/2026-12-02.ndjson', users: people.length });
    expect(people[0]).toEqual({
      userName: expect.stringMatching(/^t[0-9a-z]{26}\.[0-9A-Z]{26}$/),
      isEnabled: true,
      status: expect.any(String),
      createdAt: expect.any(String),
      attributes: { 'custom:tenantId': expect.stringMatching(/^t[0-9a-z]{26}$/) },
    });
  });

  test('leaves half a list without a manifest when it breaks off', async () => {
    it.cloud.faults.failNext({
      service: 's3',
      operation: 'PutObject',
      code: 'AccessDenied',
      statusCode: 403,
    });
    await expect(it.cloud.invoke('backup-users', at('2026-12-02T17:40:00Z'))).rejects.toThrow('AccessDenied');
    expect(await it.keys('users/2026-12-03')).toEqual([]);
  });
});
