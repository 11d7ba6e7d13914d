import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { awsSender } from '#lib/operations/aws-calls.ts';
import { restoreReceipts } from '#lib/operations/restore-receipts.ts';
import { verifyReceipts, type VerifyProgress, type Verifying } from '#lib/operations/verify-receipts.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create } from '#test/journeys/claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '#test/journeys/demo-cloud.ts';
import { attach, type Person } from '#test/journeys/person.ts';
import { settings } from '#test/stages/settings.ts';

const point = 'arn:aws:backup:ap-northeast-1:000000000000:recovery-point:last-night';

let demo: DemoCloud;
let tanaka: Person;
let s3: S3Client;
let world: Verifying;
let claimId: string;
let receipts: readonly string[];
let bucket: string;
beforeAll(async () => {
  demo = await startDemoCloud();
  const place = { region: 'ap-northeast-1', credentials: demo.cloud.operator };
  s3 = new S3Client({ ...place, endpoint: demo.cloud.services.s3 });
  bucket = demo.cloud.nameOf('Documents');
  tanaka = await demo.signIn('tanaka');
  claimId = (await create(tanaka, { lines: [shinkansen()] })).id;
  receipts = [await attach(tanaka, claimId), await attach(tanaka, claimId)];
  const files: Record<string, VerifyProgress> = {};
  world = {
    send: awsSender((service) => ({ ...place, endpoint: demo.cloud.services[service] })),
    say: () => undefined,
    wait: async () => {},
    pause: async () => {},
    readProgress: (path) => files[path],
    writeProgress: (path, progress) => void (files[path] = progress),
  };
}, 240_000);
afterAll(() => demo.close());

const keyOf = (id: string): string => `t/${minato.tenantId}/evidence/${id}`;
const versionsOf = async (id: string): Promise<readonly string[]> => {
  const { Versions = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix: keyOf(id) }),
  );
  return Versions.flatMap(({ VersionId }) => (VersionId === undefined ? [] : [VersionId]));
};
const shownHash = async (id: string): Promise<string | number> => {
  const { body } = await tanaka.get(`/api/evidence/${id}`);
  const answer = await fetch(body.viewUrl);
  if (!answer.ok) return answer.status;
  const hash = createHash('sha256').update(new Uint8Array(await answer.arrayBuffer()));
  return hash.digest('hex') === body.sha256 ? 'the receipt' : 'something else';
};
const verifying = (progress: string) =>
  verifyReceipts(
    {
      settings: settings.prod,
      table: demo.cloud.nameOf('TenantData'),
      bucket,
      tenantId: minato.tenantId,
      progress,
      reports: [],
    },
    new Map(),
    world,
  );

describe('the day on which a bucket of receipts is gone', () => {
  test('ends with every receipt opened by its own people, under another version id', async () => {
    const kept = new Map<string, Uint8Array>();
    const before = new Map<string, readonly string[]>();
    for (const id of receipts) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
      kept.set(id, (await Body?.transformToByteArray()) ?? new Uint8Array());
      before.set(id, await versionsOf(id));
      // The machine's operator, whom no policy restricts, stands for whatever befell the bucket.
      for (const VersionId of await versionsOf(id))
        await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(id), VersionId }));
    }
    expect(await shownHash(receipts[0] ?? '')).not.toBe('the receipt');
    await expect(verifying('lost.json')).rejects.toThrow('一致 0 件、欠落 2 件');

    // AWS Backup ends its job, and has brought back one of the two.
    const [first = '', second = ''] = receipts;
    const bringing = (ids: readonly string[]) => async () => {
      for (const [jobId, job] of demo.cloud.backup.restoreJobs) {
        if (job['Status'] !== 'RUNNING') continue;
        for (const id of ids)
          await s3.send(
            new PutObjectCommand({
              Bucket: bucket,
              Key: keyOf(id),
              Body: kept.get(id) ?? new Uint8Array(),
              ChecksumAlgorithm: 'SHA256',
              IfNoneMatch: '*',
            }),
          );
        const CreatedResourceArn = `arn:aws:s3:::${bucket}`;
        const ended = { Status: 'COMPLETED', CompletionDate: new Date(), CreatedResourceArn };
        demo.cloud.backup.restoreJobs.set(jobId, { ...job, ...ended });
      }
    };
    const order = {
      settings: settings.prod,
      day: '20261202',
      point,
      bucket,
      documentsKeyArn: demo.cloud.nameOf('DocumentsKey'),
      roleArn: 'arn:aws:iam::000000000000:role/stafee-prod-receipts-restorer',
      controlTable: demo.cloud.nameOf('Control'),
    };
    const now = () => new Date();
    await restoreReceipts({ ...order, isRepeated: false }, now, { ...world, wait: bringing([first]) });
    await expect(verifying('half.json')).rejects.toThrow('一致 1 件、欠落 1 件');
    await restoreReceipts({ ...order, isRepeated: true }, now, { ...world, wait: bringing([second]) });
    await verifying('whole.json');

    for (const id of receipts) {
      expect(await shownHash(id)).toBe('the receipt');
      expect(await versionsOf(id)).not.toEqual(before.get(id));
    }
    // And the work goes on: another receipt, and the claim is sent.
    await attach(tanaka, claimId);
    expect((await tanaka.get(`/api/claims/${claimId}`)).body.evidence).toHaveLength(3);
  });
});
