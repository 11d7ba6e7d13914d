import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at, startBackupCloud, type BackupCloud } from '#test/backup/backup-cloud.ts';

let it: BackupCloud;
beforeAll(async () => {
  it = await startBackupCloud();
}, 240_000);
afterAll(() => it?.close());

const nine = at('2026-12-02T00:00:00Z');
const thisNight = new Date('2026-12-01T17:00:00Z');
const nightBefore = new Date('2026-11-30T17:00:00Z');
const tables = ['TenantData', 'Control', 'Keystore', 'Audit', 'Operator'];

const arnOf = (name: string): string =>
  name === 'Documents'
    ? `arn:aws:s3:::${it.cloud.nameOf('Documents')}`
    : `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${it.cloud.nameOf(name)}`;

const vaults = { osaka: 'stafee-local-osaka' };

const pointOf = (name: string, side: 'tokyo' | 'osaka', CreationDate: Date) => ({
  vault: side === 'osaka' ? vaults.osaka : tokyoVault(),
  ResourceArn: arnOf(name),
  CreationDate,
});

/** The name that CloudFormation makes up. */
const tokyoVault = (): string => it.cloud.nameOf('stafee-local-Backup/Vault');

const exportOf = (day: string, table: string, part: string): string =>
  `exports/${day}/${table}/${part}/AWSDynamoDB/1/manifest-summary.json`;

/** Everything of this night in both Regions. */
const fillEverything = async (): Promise<void> => {
  it.cloud.backup.points.length = 0;
  for (const name of [...tables, 'Documents'])
    it.cloud.backup.points.push(pointOf(name, 'tokyo', thisNight), pointOf(name, 'osaka', thisNight));
  for (const bucket of [it.bucket, it.osakaBucket]) {
    for (const table of tables)
      await it.put(exportOf('2026-12-02', table, 'full-20261201T171500Z'), '{}', bucket);
    await it.put('users/2026-12-02.manifest.json', '{}', bucket);
  }
};

describe('the daily check', () => {
  beforeEach(fillEverything);

  test('finds nothing when everything of this night is in both Regions', async () => {
    await expect(it.cloud.invoke('backup-freshness', nine)).resolves.toEqual({
      day: '2026-12-02',
      checkedAt: '2026-12-02T00:00:00.000Z',
      stale: [],
      missing: [],
      isOptedIn: true,
      overdueRestores: [],
      overdueReports: 0,
    });
    expect(await it.keys('reports/daily/')).toEqual(['reports/daily/2026-12-02.json']);
  });

  test('finds a point of the night before, which is 31 hours old', async () => {
    const { points } = it.cloud.backup;
    points.splice(0, points.length, ...points.filter(({ ResourceArn }) => ResourceArn !== arnOf('Control')));
    points.push(pointOf('Control', 'tokyo', nightBefore), pointOf('Control', 'osaka', thisNight));
    await expect(it.cloud.invoke('backup-freshness', nine)).resolves.toMatchObject({
      stale: ['Control/tokyo'],
    });
  });

  test('finds a copy that never came to Osaka', async () => {
    const { points } = it.cloud.backup;
    points.splice(0, points.length, ...points.filter(({ vault }) => vault !== vaults.osaka));
    await expect(it.cloud.invoke('backup-freshness', nine)).resolves.toMatchObject({
      stale: [
        'TenantData/osaka',
        'Control/osaka',
        'Keystore/osaka',
        'Audit/osaka',
        'Operator/osaka',
        'Documents/osaka',
      ],
    });
  });

  test('takes no unfinished point for one', async () => {
    const { points } = it.cloud.backup;
    points.splice(0, points.length, ...points.map((point) => ({ ...point, Status: 'PARTIAL' })));
    const found = await it.cloud.invoke('backup-freshness', nine);
    expect(Object(found).stale).toHaveLength(12);
  });

  test('finds exports and lists that are not of this day', async () => {
    const tomorrow = at('2026-12-03T00:00:00Z');
    await expect(it.cloud.invoke('backup-freshness', tomorrow)).resolves.toMatchObject({
      missing: [
        ...tables.map((table) => `exports/${table}/tokyo`),
        'users/tokyo',
        ...tables.map((table) => `exports/${table}/osaka`),
        'users/osaka',
      ],
    });
  });

  test('finds an AWS Backup that no longer manages tables', async () => {
    const { settings } = it.cloud.backup;
    settings['ResourceTypeManagementPreference'] = { DynamoDB: false };
    await expect(it.cloud.invoke('backup-freshness', nine)).resolves.toMatchObject({ isOptedIn: false });
    settings['ResourceTypeManagementPreference'] = { DynamoDB: true };
  });

  test('fails aloud when a vault cannot be asked, so that its heartbeat is missed', async () => {
    it.cloud.faults.throttleNext({
      service: 'backup',
      operation: 'ListRecoveryPointsByBackupVault',
      times: 60,
    });
    await expect(it.cloud.invoke('backup-freshness', nine)).rejects.toThrow('ThrottlingException');
    it.cloud.faults.clear();
  });
});

const report = async () => JSON.parse(Buffer.from(await it.read('reports/monthly/2026-12.json')).toString());

describe('the monthly report', () => {
  const firstOfJanuary = at('2027-01-01T00:30:00Z');
  beforeAll(async () => {
    await it.put(
      'reports/restore-tests/2026-12-01-a.json',
      JSON.stringify({
        jobId: 'a',
        table: 'TenantData',
        restoredAt: '2026-12-01T00:00:00.000Z',
        minutes: 42,
        isValid: true,
        message: '',
      }),
    );
    it.moveClock(new Date('2027-01-01T00:30:00Z'));
    await it.cloud.invoke('backup-monthly', firstOfJanuary);
  });

  test('tells the days without a check, the findings and the measured recovery time', async () => {
    const written = await report();
    expect(written).toMatchObject({
      month: '2026-12',
      daysChecked: 2,
      longestRestoreMinutes: 42,
      isWithinRecoveryTime: true,
    });
    expect(written.daysWithoutCheck).toHaveLength(29);
    expect(written.daysWithFindings.map(({ day }: { day: string }) => day)).toContain('2026-12-03');
  });

  test('is written once: what a person has signed stays what he saw', async () => {
    const before = await report();
    await expect(it.cloud.invoke('backup-monthly', at('2027-01-03T00:30:00Z'))).resolves.toEqual({
      month: '2026-12',
      outcome: 'already-there',
    });
    expect(await report()).toEqual(before);
  });

  test('is overdue after five days without a name, and not once it is acknowledged', async () => {
    const sixDaysLater = at('2027-01-07T00:00:00Z');
    it.moveClock(new Date('2027-01-07T00:00:00Z'));
    await expect(it.cloud.invoke('backup-freshness', at('2027-01-05T00:00:00Z'))).resolves.toMatchObject({
      overdueReports: 0,
    });
    await expect(it.cloud.invoke('backup-freshness', sixDaysLater)).resolves.toMatchObject({
      overdueReports: 1,
    });
    await it.put('reports/monthly/2026-12.acknowledgement.json', '{"by":"山田 太郎"}');
    await expect(it.cloud.invoke('backup-freshness', sixDaysLater)).resolves.toMatchObject({
      overdueReports: 0,
    });
  });
});

describe('restore tests that are due', () => {
  const proved = (table: string, restoredAt: string, isValid = true) =>
    it.put(
      `reports/restore-tests/${restoredAt.slice(0, 10)}-${table}.json`,
      JSON.stringify({ jobId: table, table, restoredAt, minutes: 42, isValid, message: '' }),
    );

  test('owe nothing while the first daily check is younger than 35 days', async () => {
    await expect(it.cloud.invoke('backup-freshness', nine)).resolves.toMatchObject({ overdueRestores: [] });
  });

  test('finds the tables whose restore nobody proved for 35 days', async () => {
    for (const table of ['TenantData', 'Control', 'Keystore'])
      await proved(table, '2027-01-01T00:00:00.000Z');
    await proved('Audit', '2027-01-01T00:00:00.000Z', false);
    it.moveClock(new Date('2027-01-20T00:00:00Z'));
    await expect(it.cloud.invoke('backup-freshness', at('2027-01-20T00:00:00Z'))).resolves.toMatchObject({
      overdueRestores: ['Audit', 'Operator', 'Documents'],
    });
  });

  test('finds the rest on the 36th day', async () => {
    it.moveClock(new Date('2027-02-06T00:00:00Z'));
    const found = it.cloud.invoke('backup-freshness', at('2027-02-05T00:00:00Z'));
    await expect(found).resolves.toMatchObject({ overdueRestores: ['Audit', 'Operator', 'Documents'] });
    await expect(it.cloud.invoke('backup-freshness', at('2027-02-06T00:00:00Z'))).resolves.toMatchObject({
      overdueRestores: [...tables, 'Documents'],
    });
  });

  test('are told by the report of the month', async () => {
    it.moveClock(new Date('2027-03-01T00:30:00Z'));
    await it.cloud.invoke('backup-monthly', at('2027-03-01T00:30:00Z'));
    const written = JSON.parse(Buffer.from(await it.read('reports/monthly/2027-02.json')).toString());
    expect(written.overdueRestores).toEqual([...tables, 'Documents']);
  });
});

describe('the daily check of generations', () => {
  test('finds a day of the week before that cannot be brought back, and a weekly export that did not come', async () => {
    const put = (day: string, part: string, table = 'Audit') =>
      Promise.all(
        [it.bucket, it.osakaBucket].map((bucket) => it.put(exportOf(day, table, part), '{}', bucket)),
      );
    // Everything goes on, but for the night to 4 December of the audit table; its changes come a day later.
    await put('2026-12-03', 'changes-20261201T171500Z-20261202T171500Z');
    await put('2026-12-05', 'changes-20261202T171500Z-20261204T171500Z');
    const missingOn = async (day: string): Promise<readonly string[]> =>
      Object(await it.cloud.invoke('backup-freshness', at(`${day}T00:00:00Z`))).missing.filter(
        (one: string) => one.startsWith('exports/Audit/'),
      );
    expect(await missingOn('2026-12-05')).toEqual([
      'exports/Audit/tokyo/2026-12-04',
      'exports/Audit/osaka/2026-12-04',
    ]);
    await put('2026-12-10', 'changes-20261204T171500Z-20261209T171500Z');
    expect(await missingOn('2026-12-10')).toContain('exports/Audit/tokyo/full');
    await put('2026-12-11', 'full-20261210T171500Z');
    expect(await missingOn('2026-12-11')).not.toContain('exports/Audit/tokyo/full');
  });
});
