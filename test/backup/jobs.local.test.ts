import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBackupCloud, type BackupCloud } from '#test/backup/backup-cloud.ts';

let it: BackupCloud;
beforeAll(async () => {
  it = await startBackupCloud();
}, 240_000);
afterAll(() => it?.close());

const twoOClock = new Date('2026-12-01T17:00:00Z');
const vault = (): string => it.cloud.nameOf('stafee-local-Backup/Vault');
const tableArn = (): string =>
  `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${it.cloud.nameOf('TenantData')}`;

const backupJob = (BackupJobId: string, more: object) => {
  it.cloud.backup.backupJobs.set(BackupJobId, {
    BackupJobId,
    State: 'FAILED',
    BackupVaultName: vault(),
    ResourceArn: tableArn(),
    CreationDate: twoOClock,
    CreatedBy: { BackupPlanArn: 'arn:aws:backup:ap-northeast-1:000000000000:backup-plan:daily' },
    ...more,
  });
};

const ended = (backupJobId: string) => ({ detail: { backupJobId, state: 'FAILED' } });
const rerun = (backupJobId: string) => it.cloud.invoke('backup-rerun', ended(backupJobId));

describe('answering the end of a job', () => {
  beforeEach(() => {
    it.cloud.backup.backupJobs.clear();
    it.cloud.backup.copyJobs.clear();
  });

  test.each(['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'])(
    'starts a backup again that ended %s',
    async (State) => {
      backupJob('a', { State });
      await expect(rerun('a')).resolves.toMatchObject({ decision: 'start-again' });
      expect(it.cloud.backup.backupJobs.size).toBe(2);
    },
  );

  test('starts one job for an event that comes twice', async () => {
    backupJob('a', {});
    const first = await rerun('a');
    await expect(rerun('a')).resolves.toMatchObject({ decision: 'nothing', because: 'newer-job' });
    expect(first).toMatchObject({ startedJobId: expect.any(String) });
    expect(it.cloud.backup.backupJobs.size).toBe(2);
  });

  test('starts one job when it breaks off right after starting it', async () => {
    backupJob('a', {});
    await rerun('a');
    // As if the list did not show the new job yet.
    it.cloud.backup.backupJobs.set('a', {
      ...it.cloud.backup.backupJobs.get('a'),
      CreationDate: new Date('2026-12-02T01:00:00Z'),
    });
    await rerun('a');
    expect(it.cloud.backup.backupJobs.size).toBe(2);
  });

  test('starts one job when two runs hear of the same failure at the same time', async () => {
    backupJob('a', {});
    await Promise.all([rerun('a'), rerun('a')]);
    expect(it.cloud.backup.backupJobs.size).toBe(2);
  });

  test('fails aloud when AWS Backup is throttled, and starts one job when the event comes again', async () => {
    backupJob('a', {});
    it.cloud.faults.throttleNext({ service: 'backup', operation: 'StartBackupJob', times: 60 });
    await expect(rerun('a')).rejects.toThrow('ThrottlingException');
    it.cloud.faults.clear();
    await rerun('a');
    expect(it.cloud.backup.backupJobs.size).toBe(2);
  });

  test('gives up after three failures of one day', async () => {
    for (const id of ['a', 'b', 'c']) backupJob(id, {});
    await expect(rerun('c')).resolves.toEqual({ decision: 'nothing', because: 'too-often' });
  });

  test('leaves a job of another Japanese day alone', async () => {
    backupJob('a', { CreationDate: new Date('2026-12-01T14:59:00Z') });
    await expect(rerun('a')).resolves.toEqual({ decision: 'nothing', because: 'another-day' });
  });

  test("leaves other vaults' jobs alone", async () => {
    backupJob('a', { BackupVaultName: 'somebody-elses' });
    await expect(rerun('a')).resolves.toEqual({ decision: 'nothing', because: 'another-vault' });
  });

  test('copies to Osaka what no plan copies', async () => {
    const RecoveryPointArn = 'arn:aws:backup:ap-northeast-1:000000000000:recovery-point:1';
    backupJob('a', { State: 'COMPLETED', RecoveryPointArn });
    await expect(rerun('a')).resolves.toEqual({ decision: 'nothing', because: 'done' });
    backupJob('b', { State: 'COMPLETED', RecoveryPointArn, CreatedBy: undefined });
    await expect(rerun('b')).resolves.toMatchObject({ decision: 'copy-to-osaka' });
    expect([...it.cloud.backup.copyJobs.values()]).toMatchObject([
      {
        SourceRecoveryPointArn: RecoveryPointArn,
        DestinationBackupVaultArn:
          'arn:aws:backup:ap-northeast-3:000000000000:backup-vault:stafee-local-osaka',
      },
    ]);
  });

  test('starts a failed copy again', async () => {
    it.cloud.backup.copyJobs.set('c', {
      CopyJobId: 'c',
      State: 'FAILED',
      ResourceArn: tableArn(),
      SourceBackupVaultArn: `arn:aws:backup:ap-northeast-1:000000000000:backup-vault:${vault()}`,
      SourceRecoveryPointArn: 'arn:aws:backup:ap-northeast-1:000000000000:recovery-point:2',
      CreationDate: twoOClock,
    });
    const event = { detail: { copyJobId: 'c', state: 'FAILED' } };
    await expect(it.cloud.invoke('backup-rerun', event)).resolves.toMatchObject({ decision: 'start-again' });
    expect(it.cloud.backup.copyJobs.size).toBe(2);
  });
});

const client = () =>
  new DynamoDBClient({
    region: 'ap-northeast-1',
    endpoint: it.cloud.services.dynamodb,
    credentials: it.cloud.operator,
    systemClockOffset: new Date('2026-12-02T00:00:00Z').getTime() - Date.now(),
  });

const plan = (): string =>
  `arn:aws:backup:ap-northeast-1:000000000000:restore-testing-plan:${it.cloud.nameOf('RestoreTests/Plan')}`;
const restored = (restoreJobId: string) => ({
  region: 'ap-northeast-1',
  detail: { restoreJobId, status: 'COMPLETED' },
});

const restoreJob = (RestoreJobId: string, more: object) => {
  it.cloud.backup.restoreJobs.set(RestoreJobId, {
    RestoreJobId,
    Status: 'COMPLETED',
    CreatedBy: { RestoreTestingPlanArn: plan() },
    SourceResourceArn: `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${it.cloud.nameOf('Control')}`,
    CreatedResourceArn: 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/awsbackup-restore-test-1',
    CreationDate: new Date('2026-11-30T19:00:00Z'),
    CompletionDate: new Date('2026-11-30T19:41:10Z'),
    ...more,
  });
};

describe('judging a restore test', () => {
  beforeAll(async () => {
    const keys = [
      { AttributeName: 'PK', KeyType: 'HASH' as const },
      { AttributeName: 'SK', KeyType: 'RANGE' as const },
    ];
    for (const TableName of ['awsbackup-restore-test-1', 'awsbackup-restore-test-2'])
      await client().send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: keys,
          AttributeDefinitions: keys.map(({ AttributeName }) => ({
            AttributeName,
            AttributeType: 'S' as const,
          })),
        }),
      );
    const Item = { PK: { S: 'CODE#minato' }, SK: { S: 'TEN' } };
    await client().send(new PutItemCommand({ TableName: 'awsbackup-restore-test-1', Item }));
  });
  beforeEach(() => {
    it.cloud.backup.restoreJobs.clear();
    it.cloud.backup.verdicts.length = 0;
  });

  test('accepts a table with our keys and items, and keeps the minutes as evidence', async () => {
    restoreJob('good', {});
    await expect(it.cloud.invoke('restore-validation', restored('good'))).resolves.toMatchObject({
      evidence: { table: 'Control', minutes: 42, isValid: true },
    });
    expect(it.cloud.backup.verdicts).toMatchObject([
      { restoreJobId: 'good', ValidationStatus: 'SUCCESSFUL' },
    ]);
    expect(await it.keys('reports/restore-tests/')).toContain('reports/restore-tests/2026-12-01-good.json');
    const Key = { PK: { S: 'EVID#restore' }, SK: { S: '2026-11-30T19:41:10.000Z#good' } };
    const kept = await client().send(new GetItemCommand({ TableName: it.cloud.nameOf('Control'), Key }));
    expect(kept.Item).toMatchObject({
      table: { S: 'Control' },
      minutes: { N: '42' },
      isValid: { BOOL: true },
    });
  });

  test('refuses a table without items', async () => {
    restoreJob('empty', {
      CreatedResourceArn: 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/awsbackup-restore-test-2',
    });
    await it.cloud.invoke('restore-validation', restored('empty'));
    expect(it.cloud.backup.verdicts).toMatchObject([
      { ValidationStatus: 'FAILED', ValidationStatusMessage: '0 items where 1 are the least' },
    ]);
  });

  test("refuses tenants' data in which the canary's rows are not found", async () => {
    restoreJob('bare', { SourceResourceArn: tableArn() });
    await it.cloud.invoke('restore-validation', restored('bare'));
    expect(it.cloud.backup.verdicts).toMatchObject([
      { ValidationStatus: 'FAILED', ValidationStatusMessage: "the canary tenant's rows do not open" },
    ]);
  });

  test('leaves restores of other plans and of people alone', async () => {
    restoreJob('by-hand', { CreatedBy: {} });
    await expect(it.cloud.invoke('restore-validation', restored('by-hand'))).resolves.toEqual({
      kind: 'not-ours',
    });
    expect(it.cloud.backup.verdicts).toEqual([]);
  });

  test('keeps the evidence when its verdict is not taken, and gives one verdict when it runs again', async () => {
    restoreJob('late', {});
    it.cloud.faults.failNext({
      service: 'backup',
      operation: 'PutRestoreValidationResult',
      code: 'InvalidRequestException',
    });
    await expect(it.cloud.invoke('restore-validation', restored('late'))).rejects.toThrow(
      'InvalidRequestException',
    );
    expect(await it.keys('reports/restore-tests/2026-12-01-late')).toHaveLength(1);
    await it.cloud.invoke('restore-validation', restored('late'));
    await it.cloud.invoke('restore-validation', restored('late'));
    expect(it.cloud.backup.verdicts).toHaveLength(1);
  });
});
