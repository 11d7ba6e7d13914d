import { textIn } from '#lib/operations/account/account-call.ts';
import { absent, empty, holding } from '#lib/operations/account/kept-kind.ts';
import type { Doing, KeptKind, Look } from '#lib/operations/account/kept-kind.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { listIn, partOf } from '#lib/operations/step.ts';

const noBucket = /^(404|NoSuchBucket|NotFound)$/;

/** S3 takes 1,000; a command line takes fewer. */
const atOnce = 200;

/** Versions and markers of deletion: as long as there is one, S3 does not let the bucket go. */
const firstVersions = async ({ orNothing }: Doing, Bucket: string, MaxKeys: number) => {
  const page = await orNothing('s3api', 'ListObjectVersions', { Bucket, MaxKeys }, noBucket);
  if (page === undefined) return undefined;
  return [...listIn(page, 'Versions'), ...listIn(page, 'DeleteMarkers')];
};

const look = async (doing: Doing, id: string): Promise<Look> => {
  const versions = await firstVersions(doing, id, 1);
  if (versions === undefined) return absent;
  return versions.length === 0 ? empty : holding('オブジェクト(版・削除マーカーを含む)');
};

const emptyBucket = async (doing: Doing, Bucket: string): Promise<void> => {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- what is left is asked for anew
    const versions = (await firstVersions(doing, Bucket, atOnce)) ?? [];
    if (versions.length === 0) return;
    const Objects = versions.map((one) => ({ Key: textIn(one, 'Key'), VersionId: textIn(one, 'VersionId') }));
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    const answer = await doing.call('s3api', 'DeleteObjects', {
      Bucket,
      Delete: { Objects, Quiet: true },
      BypassGovernanceRetention: true,
    });
    const [error] = listIn(answer, 'Errors');
    if (error !== undefined)
      throw new Mistake(
        `${Bucket} の ${textIn(error, 'Key') ?? '?'} を消せません: ${textIn(error, 'Message') ?? String(partOf(error, 'Code'))}`,
      );
  }
};

export const bucketKind: KeptKind = {
  ja: 'バケット',
  look,
  empty: emptyBucket,
  remove: async ({ orNothing }, Bucket) => {
    await orNothing('s3api', 'DeleteBucket', { Bucket }, noBucket);
  },
};
