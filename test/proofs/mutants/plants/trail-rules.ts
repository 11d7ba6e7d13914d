import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const trail = ofType('AWS::CloudTrail::Trail');

const spoiling = (what: string, spoil: (properties: Loose) => void): Plant => [
  'trail-whole',
  what,
  trail,
  (r) => spoil(r.properties),
];

/** The last part of every name of the archive that a policy lets write. */
const writing =
  (part: string) =>
  (r: Loose): void => {
    for (const { Action, Resource } of r.properties.PolicyDocument.Statement)
      if (JSON.stringify(Action).includes('s3:PutObject'))
        for (const one of [Resource].flat()) one['Fn::Join'][1][one['Fn::Join'][1].length - 1] = part;
  };

export const trailRules: readonly Plant[] = [
  [
    'archive-parts-apart',
    'an archiver that makes seals',
    ofType('AWS::IAM::Policy', 'auditarchive'),
    writing('/*'),
  ],
  [
    'archive-parts-apart',
    'a sealer that makes segments',
    ofType('AWS::IAM::Policy', 'auditseal'),
    writing('/t/*'),
  ],
  [
    'job-within-its-keys',
    'a sealer that names no row',
    ofType('AWS::IAM::Policy', 'auditseal'),
    (r) => {
      for (const { Condition } of r.properties.PolicyDocument.Statement)
        delete Condition?.['ForAllValues:StringLike'];
    },
  ],
  [
    'job-within-its-keys',
    'an extractor that reads all of the operators',
    ofType('AWS::IAM::Policy', 'auditextract'),
    (r) => {
      for (const { Condition } of r.properties.PolicyDocument.Statement)
        delete Condition?.['ForAllValues:StringLike'];
    },
  ],
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
