import {
  DeleteBucketCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketTaggingCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { stsAssume } from '#lambdas/adapters/tenant/tenant-session.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { minato } from '#local/seed/minato.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import {
  openPermissions,
  openTrust,
  startLoosenedCloud,
  type Loosen,
} from '#test/isolation/loosened-cloud.ts';
import { create } from '#test/journeys/claim-driver.ts';
import type { DemoCloud } from '#test/journeys/demo-cloud.ts';
import { attach } from '#test/journeys/person.ts';

const region = 'ap-northeast-1';

/** What AWS wrote itself would not narrow anybody here. */
const withoutManagedPolicies: Loosen = ({ Type, Properties }) => {
  if (Type === 'AWS::IAM::Role') delete Properties.ManagedPolicyArns;
};

let demo: DemoCloud;
let roles: readonly { readonly name: string; readonly arn: string }[];
let bucket: string;
let file: { readonly Bucket: string; readonly Key: string };
beforeAll(async () => {
  const assembly = await buildAssembly({ root: process.cwd(), progress: () => undefined });
  const template = readTemplate(assembly, { region, accountId: '000000000000' });
  roles = template
    .ofType('AWS::IAM::Role')
    .map((role) => ({ name: role.path.replace(/\/Role$/, ''), arn: role.attribute('Arn') }));
  // Every role may do everything, and the machine's operator takes any of them.
  demo = await startLoosenedCloud(openPermissions, openTrust, withoutManagedPolicies);
  bucket = demo.cloud.nameOf('Documents');
  const person = await demo.signIn('tanaka');
  const draft = await create(person, { lines: [shinkansen()] });
  const id = await attach(person, draft.id);
  file = { Bucket: bucket, Key: `t/${minato.tenantId}/evidence/${id}` };
});
afterAll(() => demo.close());

const clientWith = (credentials: SessionCredentials): S3Client =>
  new S3Client({ region, endpoint: demo.cloud.services.s3, forcePathStyle: true, credentials });
const sessionOf = async (arn: string): Promise<S3Client> =>
  clientWith(await stsAssume(region)({ roleArn: arn, tenantId: minato.tenantId }));

const versionsOf = async (Prefix: string) => {
  const { operator } = demo.cloud;
  const client = new S3Client({
    region,
    endpoint: demo.cloud.services.s3,
    forcePathStyle: true,
    credentials: operator,
  });
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix }),
  );
  return { versions: Versions.map(({ VersionId }) => VersionId), markers: DeleteMarkers.length };
};

/** Everything by which the file, or what keeps it, could go. */
const deeds = (VersionId: string | undefined) => {
  const Rules = [
    {
      ID: 'x',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    } as const,
  ];
  const Bucket = bucket;
  return {
    'delete it': new DeleteObjectCommand(file),
    'delete it among others': new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: file.Key }] } }),
    'delete a version among others': new DeleteObjectsCommand({
      Bucket,
      Delete: { Objects: [{ Key: file.Key, VersionId: VersionId ?? '' }] },
    }),
    'put another over it': new PutObjectCommand({ ...file, Body: 'other' }),
    'hold it': new PutObjectLegalHoldCommand({ ...file, LegalHold: { Status: 'ON' } }),
    'lock it': new PutObjectRetentionCommand({
      ...file,
      Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date('2099-01-01T00:00:00Z') },
    }),
    'end versions by a clock': new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: { Rules },
    }),
    'drop the lifecycle': new DeleteBucketLifecycleCommand({ Bucket }),
    'keep no versions': new PutBucketVersioningCommand({
      Bucket,
      VersioningConfiguration: { Status: 'Suspended' },
    }),
    'change the policy': new PutBucketPolicyCommand({ Bucket, Policy: '{}' }),
    'drop the policy': new DeleteBucketPolicyCommand({ Bucket }),
    'take it out of the daily backup': new DeleteBucketTaggingCommand({ Bucket }),
    'delete the bucket': new DeleteBucketCommand({ Bucket }),
  };
};

/** `undefined`, or AWS's word for why not; a list of deletions answers per file. */
const refusalOf = async (client: S3Client, deed: any): Promise<string | undefined> => {
  try {
    const answer = await client.send(deed);
    const [error] = 'Errors' in answer && Array.isArray(answer.Errors) ? answer.Errors : [];
    return error?.Code;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
};

const purge = 'stafee-local-Lifecycle/TenantPurge';
/** AWS Backup alone takes it, and passes over what is there; a put of its own would hide a version, not end it. */
const restorer = 'stafee-local-Backup/ReceiptsRestorer';

describe('a receipt in a cloud where every role has every right', () => {
  test('is taken away by nobody but the purge role', async () => {
    const [version] = (await versionsOf(file.Key)).versions;
    const others = roles.filter(({ name }) => name !== purge);
    expect(others.length).toBeGreaterThan(20);
    const refusals = await Promise.all(
      others.map(async ({ name, arn }) => {
        const client = await sessionOf(arn);
        const all = {
          ...deeds(version),
          'delete its version': new DeleteObjectCommand({ ...file, VersionId: version }),
        };
        const found = await Promise.all(
          Object.entries(all).map(
            async ([deed, command]) => [deed, await refusalOf(client, command)] as const,
          ),
        );
        return found
          .filter(([, refusal]) => refusal !== 'AccessDenied')
          .filter(([deed]) => name !== restorer || deed !== 'put another over it')
          .map(([deed, refusal]) => `${name} may ${deed}: ${refusal}`);
      }),
    );
    expect(refusals.flat()).toEqual([]);
    const left = await versionsOf(file.Key);
    expect(left.markers).toBe(0);
    expect(left.versions).toContain(version);
  });

  test('stays as it was while the purge role hides it, replaces it or loosens what keeps it', async () => {
    const client = await sessionOf(roles.find(({ name }) => name === purge)?.arn ?? '');
    const [version] = (await versionsOf(file.Key)).versions;
    const { 'delete a version among others': _mayBeDone, ...never } = deeds(version);
    const found = await Promise.all(Object.values(never).map((deed) => refusalOf(client, deed)));
    expect(new Set(found)).toEqual(new Set(['AccessDenied']));
    expect((await client.send(new GetObjectCommand(file))).VersionId).toBe(version);
  });

  test('goes with all its versions by the purge role', async () => {
    const client = await sessionOf(roles.find(({ name }) => name === purge)?.arn ?? '');
    for (const VersionId of (await versionsOf(file.Key)).versions)
      expect(await refusalOf(client, new DeleteObjectCommand({ ...file, VersionId }))).toBeUndefined();
    expect(await versionsOf(file.Key)).toEqual({ versions: [], markers: 0 });
  });
});
