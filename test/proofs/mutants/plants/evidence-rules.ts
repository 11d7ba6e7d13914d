import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const bucket = ofType('AWS::S3::Bucket', 'Documents');
const policy = ofType('AWS::S3::BucketPolicy', 'DocumentsPolicy');

const statement = (r: Loose, sid: string): Loose =>
  r.properties.PolicyDocument.Statement.find(({ Sid }: Loose) => Sid === sid);

const rules = (r: Loose): Loose => r.properties.LifecycleConfiguration.Rules;

const stays = (what: string, spoil: (r: Loose) => void): Plant => ['evidence-stays', what, policy, spoil];
const outlives = (what: string, spoil: (r: Loose) => void): Plant => [
  'evidence-outlives-clocks',
  what,
  bucket,
  spoil,
];

/** Ways in which evidence could be lost after all. */
export const evidenceRules: readonly Plant[] = [
  stays('a bucket whose versions anybody deletes', (r) => {
    statement(r, 'VersionsStay').Effect = 'Allow';
  }),
  stays('roles that only begin like the purge role', (r) => {
    const { ArnNotEquals } = statement(r, 'VersionsStay').Condition;
    ArnNotEquals['aws:PrincipalArn'] += '*';
  }),
  stays('a purge role of the same name in any account', (r) => {
    const { ArnNotEquals } = statement(r, 'VersionsStay').Condition;
    ArnNotEquals['aws:PrincipalArn'] = ArnNotEquals['aws:PrincipalArn'].replace(/::\d+:/, '::*:');
  }),
  stays('a second one who deletes versions', (r) => {
    const { ArnNotEquals } = statement(r, 'VersionsStay').Condition;
    ArnNotEquals['aws:PrincipalArn'] = [
      ArnNotEquals['aws:PrincipalArn'],
      ArnNotEquals['aws:PrincipalArn'].replace('tenant-purge', 'receipts-restorer'),
    ];
  }),
  stays('a purge that can erase nothing', (r) => {
    delete statement(r, 'VersionsStay').Condition;
  }),
  stays('markers over files', (r) => {
    const files = statement(r, 'FilesStay');
    files.Action = files.Action.filter((action: string) => action !== 's3:DeleteObject');
  }),
  stays('files that are safe for one company only', (r) => {
    const files = statement(r, 'VersionsStay');
    files.Resource = 'arn:aws:s3:::stafee-prod/t/t01kabkb0000000000000000000/*';
  }),
  stays('files that others put over others', (r) => {
    delete statement(r, 'NothingIsOverwritten').Condition.Null;
    statement(r, 'NothingIsOverwritten').Condition.Bool = { 'aws:SecureTransport': 'false' };
  }),
  stays('files that nobody can put any more', (r) => {
    delete statement(r, 'NothingIsOverwritten').Condition;
  }),
  stays('a lifecycle that a function of ours could change', (r) => {
    const { Condition } = statement(r, 'SettingsAreDeployed');
    Condition.ArnNotLike = { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' };
    delete Condition.ArnNotEquals;
  }),
  stays('settings that no deployment changes any more', (r) => {
    delete statement(r, 'SettingsAreDeployed').Condition;
  }),
  stays('a bucket that an administrator deletes', (r) => {
    statement(r, 'BucketStays').Principal = { AWS: 'arn:aws:iam::111111111111:role/somebody' };
  }),
  stays('a denial that holds at times', (r) => {
    statement(r, 'BucketStays').Condition = { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } };
  }),
  outlives('versions that end after a day', (r) => {
    rules(r)[0].NoncurrentVersionExpiration = { NoncurrentDays: 1 };
  }),
  outlives('versions that end after ten years', (r) => {
    rules(r)[0].NoncurrentVersionExpiration = { NoncurrentDays: 3653 };
  }),
  outlives('files that end', (r) => {
    rules(r).push({ Id: 'tidy', Status: 'Enabled', Prefix: 't/', ExpirationInDays: 30 });
  }),
  outlives('files that are moved to where reading takes hours', (r) => {
    rules(r)[0].Transitions = [{ StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 1 }];
  }),
  outlives('parts of broken uploads for ever', (r) => {
    delete rules(r)[0].AbortIncompleteMultipartUpload;
  }),
];
