import { describe, expect, test } from 'vitest';

import { runCommand } from '#lib/operations/run-command.ts';
import type { Send } from '#lib/operations/step.ts';
import { aWorld, point, restoreArgs } from '#test/lib/operations/a-world.ts';
import { refusal } from '#test/lib/operations/fake-aws.ts';

const confirmed = restoreArgs('--confirm', 'prod-osaka');
const nameOf = (table: string): string => `stafee-prod-osaka-${table}-r20261202`;

/** Everything that a finished restore leaves behind. */
const left = ({ aws }: ReturnType<typeof aWorld>) => ({
  jobs: aws.jobs.map(({ token }) => token),
  tables: Object.fromEntries(aws.tables),
});

describe('a restore', () => {
  test('brings five tables back, puts their form on again, and writes down what the stage must know', async () => {
    const it = aWorld();
    await runCommand(confirmed, it.world);
    expect([...it.aws.tables.keys()]).toEqual(
      ['TenantData', 'Control', 'Keystore', 'Audit', 'Operator'].map(nameOf),
    );
    for (const table of it.aws.tables.values())
      expect(table).toMatchObject({ pitr: 'ENABLED', DeletionProtectionEnabled: true });
    expect(it.aws.tables.get(nameOf('Audit'))).toMatchObject({
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Policy: expect.stringContaining('dynamodb:DeleteItem'),
    });
    expect(it.kept).toEqual([
      {
        'prod-osaka': {
          tenantData: { tableName: nameOf('TenantData') },
          control: { tableName: nameOf('Control'), streamArn: `stream-of-${nameOf('Control')}` },
          keystore: { tableName: nameOf('Keystore') },
          audit: { tableName: nameOf('Audit'), streamArn: `stream-of-${nameOf('Audit')}` },
          operators: { tableName: nameOf('Operator') },
        },
      },
    ]);
  });

  test('measures from the first job to the last check, and keeps the minutes in Control', async () => {
    const it = aWorld();
    await runCommand(confirmed, it.world);
    expect(it.aws.tables.get(nameOf('Control'))?.['evidence']).toMatchObject({
      PK: { S: 'EVID#restore' },
      SK: { S: '2026-12-02T00:00:00.000Z#ops-20261202' },
      minutes: { N: '90' },
    });
    expect(it.said.join('\n')).toContain('復元に要した時間: 90 分');
  });

  test('says how to go on, and gives the letter to customers', async () => {
    const it = aWorld();
    await runCommand(confirmed, it.world);
    expect(it.said).toContain('  npx cdk deploy -c stage=prod-osaka --all');
    // Before DNS leads to Osaka its name leads to Tokyo, which is gone.
    expect(it.said).toContain('  npm run ops -- smoke --stage prod-osaka --at <APIの地域ドメイン>');
    const letter = it.said.join('\n');
    expect(letter).toContain('件名: 【重要】サービス復旧のお知らせ');
    expect(letter).toContain(
      'サインイン画面の「パスワードを忘れた」から企業コードとメールアドレスを入力し、届いたメールのリンクで新しいパスワードを設定してください。',
    );
    expect(letter).not.toContain('仮パスワード');
  });

  test('imports a table from its export, with the indexes that no export carries', async () => {
    const it = aWorld();
    const source = 's3://copies/exports/2026-12-02/TenantData/AWSDynamoDB/01764610200000-0a1b2c3d/';
    const args = confirmed.map((arg) => (arg.startsWith('tenantData=') ? `tenantData=${source}` : arg));
    const at = args.findIndex((arg) => arg.startsWith('tenantData='));
    await runCommand(args.with(at - 1, '--export'), it.world);
    expect(it.aws.imports[0]).toMatchObject({
      S3BucketSource: {
        S3Bucket: 'copies',
        S3KeyPrefix: 'exports/2026-12-02/TenantData/AWSDynamoDB/01764610200000-0a1b2c3d/data/',
      },
    });
    expect(it.aws.tables.get(nameOf('TenantData'))).toMatchObject({
      GlobalSecondaryIndexes: [{ IndexName: 'GSI1' }, { IndexName: 'GSI2' }],
      SSEDescription: {
        KMSMasterKeyArn: 'arn:aws:kms:ap-northeast-3:123456789012:key/11111111-1111-4111-8111-111111111111',
      },
    });
  });
});

describe('a restore that is interrupted', () => {
  test('leaves the same behind, whichever call it breaks off at', async () => {
    const whole = aWorld();
    await runCommand(confirmed, whole.world);
    const calls = whole.aws.calls.length;
    expect(calls).toBeGreaterThan(50);
    for (let breaksAt = 1; breaksAt <= calls; breaksAt += 1) {
      const it = aWorld();
      let made = 0;
      // AWS has done the deed, and the machine goes dark before it hears of it.
      const dying: Send = async (call) => {
        const answer = await it.aws.send(call).catch((error: unknown) => error);
        made += 1;
        if (made === breaksAt) throw refusal('killed');
        if (answer instanceof Error) throw answer;
        return answer;
      };
      await expect(runCommand(confirmed, { ...it.world, senderFor: () => dying })).rejects.toThrow('killed');
      await runCommand(confirmed, it.world);
      expect(left(it)).toEqual(left(whole));
    }
  });

  test('starts each restore once when two people run it at the same time', async () => {
    const it = aWorld();
    await Promise.all([runCommand(confirmed, it.world), runCommand(confirmed, it.world)]);
    expect(it.aws.jobs).toHaveLength(5);
  });

  test.each(['ThrottlingException', 'ResourceInUseException', 'ContinuousBackupsUnavailableException'])(
    'goes on after %s',
    async (name) => {
      const it = aWorld();
      let count = 0;
      const busy: Send = async (call) => {
        count += 1;
        if (count % 3 === 0) throw refusal(name);
        return it.aws.send(call);
      };
      await runCommand(confirmed, { ...it.world, senderFor: () => busy });
      expect(it.kept).toHaveLength(1);
    },
  );

  test('says why a job failed, and starts another one when it is run again', async () => {
    const it = aWorld();
    Object.assign(it.aws.ends, { status: 'FAILED', message: 'KMS key is disabled.' });
    await expect(runCommand(confirmed, it.world)).rejects.toThrow('KMS key is disabled.');
    expect(it.kept).toEqual([]);
    it.aws.ends.status = 'COMPLETED';
    await runCommand(confirmed, it.world);
    expect(it.aws.jobs.map(({ Status }) => Status)).toEqual([
      ...Array.from({ length: 5 }, () => 'FAILED'),
      ...Array.from({ length: 5 }, () => 'COMPLETED'),
    ]);
  });

  test('stops at a refusal, and names it', async () => {
    const it = aWorld();
    const denied: Send = async () => {
      throw refusal('AccessDeniedException', 'not authorized to perform backup:ListRestoreJobs');
    };
    await expect(runCommand(confirmed, { ...it.world, senderFor: () => denied })).rejects.toThrow(
      'not authorized',
    );
  });
});

describe('a restore that would do harm', () => {
  test('overwrites no table that came from elsewhere', async () => {
    const it = aWorld();
    it.aws.tables.set(nameOf('Keystore'), { TableStatus: 'ACTIVE' });
    await expect(runCommand(confirmed, it.world)).rejects.toThrow(
      `${nameOf('Keystore')} は既にあり、指定された復元元から作られたものではありません。`,
    );
    expect(it.aws.tables.get(nameOf('Keystore'))).toEqual({ TableStatus: 'ACTIVE' });
  });

  test('overwrites no table that another point of the same day became', async () => {
    const it = aWorld();
    await runCommand(confirmed, it.world);
    const other = confirmed.map((arg) => (arg.startsWith('audit=') ? `audit=${point('older')}` : arg));
    await expect(runCommand(other, it.world)).rejects.toThrow('上書きはしません');
  });

  test('hands over nothing when a table came back empty', async () => {
    const it = aWorld();
    const bare: Send = async (call) => (call.operation === 'Scan' ? { Count: 0 } : it.aws.send(call));
    await expect(runCommand(confirmed, { ...it.world, senderFor: () => bare })).rejects.toThrow(
      '切り替えないでください',
    );
    expect(it.kept).toEqual([]);
  });

  test('hands over nothing when AWS forgot a tag', async () => {
    const it = aWorld();
    const forgetful: Send = async (call) =>
      call.operation === 'ListTagsOfResource' ? { Tags: [] } : it.aws.send(call);
    await expect(runCommand(confirmed, { ...it.world, senderFor: () => forgetful })).rejects.toThrow(
      'タグ System・Stage・Owner・Team・Classification・DataResidency・Control・Backup がありません',
    );
  });
});
