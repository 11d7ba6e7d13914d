import { inEach, turned, without, withoutEach } from '#test/proofs/mutants/edits.ts';
import type { Loose, Mutant, Ways } from '#test/proofs/mutants/mutant.ts';

const ofDocuments = (ways: (r: Loose) => readonly Mutant[]) => (r: Loose) =>
  r.id.startsWith('Documents') ? ways(r) : [];

const statements = 'properties.PolicyDocument.Statement';
const sweep = 'properties.LifecycleConfiguration.Rules.0';

const isAboutLinks = (r: Loose, path: string): boolean =>
  JSON.stringify(r.properties.PolicyDocument.Statement[Number(path.split('.').at(-1))]).includes('"s3:*"');

/** What keeps evidence: each word of the bucket's own policy, and each clock that it lacks. */
export const evidence: readonly Ways[] = [
  {
    types: ['AWS::S3::BucketPolicy'],
    ways: ofDocuments((r) =>
      inEach(r, statements, (path) =>
        isAboutLinks(r, path)
          ? []
          : [
              ...withoutEach(r, `${path}.Action`),
              ...turned(r, `${path}.Resource`, 'arn:aws:s3:::another/*'),
              ...without(r, `${path}.Condition`),
              ...turned(r, `${path}.Condition.ArnNotEquals.aws:PrincipalArn`, 'arn:aws:iam::*:role/*').filter(
                () => r.properties.PolicyDocument.Statement[Number(path.split('.').at(-1))].Condition,
              ),
              ...turned(r, `${path}.Condition.Null.s3:if-none-match`, 'false'),
              ...turned(r, `${path}.Condition.StringEquals`, { 'aws:PrincipalTag/Team': 'nobody' }),
            ],
      ),
    ),
  },
  {
    types: ['AWS::S3::Bucket'],
    ways: ofDocuments((r) => [
      ...turned(r, `${sweep}.NoncurrentVersionExpiration`, { NoncurrentDays: 1 }),
      ...turned(r, `${sweep}.NoncurrentVersionExpiration`, { NoncurrentDays: 4000 }),
      ...turned(r, `${sweep}.ExpirationInDays`, 4000),
      ...turned(r, `${sweep}.Transitions`, [{ StorageClass: 'GLACIER', TransitionInDays: 1 }]),
      ...without(r, `${sweep}.AbortIncompleteMultipartUpload`),
    ]),
  },
];
