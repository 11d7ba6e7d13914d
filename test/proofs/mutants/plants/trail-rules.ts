import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const trail = ofType('AWS::CloudTrail::Trail');

const spoiling = (what: string, spoil: (properties: Loose) => void): Plant => [
  'trail-whole',
  what,
  trail,
  (r) => spoil(r.properties),
];

export const trailRules: readonly Plant[] = [
  spoiling('a trail that does not record', (properties) => {
    properties.IsLogging = false;
  }),
  spoiling('a trail of one Region', (properties) => {
    properties.IsMultiRegionTrail = false;
  }),
  spoiling('a trail without digests', (properties) => {
    properties.EnableLogFileValidation = false;
  }),
  spoiling('a trail under the key of S3', (properties) => {
    delete properties.KMSKeyId;
  }),
  spoiling('a trail of objects alone', (properties) => {
    properties.AdvancedEventSelectors.shift();
  }),
  spoiling('a trail that records its own bucket', (properties) => {
    properties.AdvancedEventSelectors[2].FieldSelectors[2].StartsWith.push({
      'Fn::Sub': ['arn:aws:s3:::${own}/', { own: properties.S3BucketName }],
    });
  }),
  [
    'trail-whole',
    'a stage without a trail',
    trail,
    (r) => {
      r.type = 'AWS::CloudFormation::WaitConditionHandle';
    },
  ],
];
