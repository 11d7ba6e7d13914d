import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const withOwner =
  (owner: string) =>
  (r: Loose): void => {
    r.properties.Tags = r.properties.Tags.map((tag: Loose) =>
      tag.Key === 'Owner' ? { ...tag, Value: owner } : tag,
    );
  };

export const tagRules: readonly Plant[] = [
  ['tag-values', 'an owner that nobody knows', ofType('AWS::KMS::Key'), withOwner('somebody')],
  [
    'customers-assets-marked',
    'evidence as our own asset',
    ofType('AWS::S3::Bucket', 'Documents'),
    withOwner('provider'),
  ],
];
