import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

import type { Access } from './access.ts';

const texts = v.optional(v.array(v.string()), []);

const bucketShape = v.object({
  VersioningConfiguration: v.optional(v.object({ Status: v.picklist(['Enabled', 'Suspended']) })),
  ObjectLockEnabled: v.optional(v.boolean(), false),
  ObjectLockConfiguration: v.optional(
    v.object({
      Rule: v.object({
        DefaultRetention: v.object({ Mode: v.picklist(['COMPLIANCE', 'GOVERNANCE']), Days: v.number() }),
      }),
    }),
  ),
  CorsConfiguration: v.optional(
    v.object({
      CorsRules: v.array(
        v.object({
          AllowedHeaders: texts,
          AllowedMethods: texts,
          AllowedOrigins: texts,
          ExposedHeaders: texts,
          MaxAge: v.optional(v.number(), 0),
        }),
      ),
    }),
  ),
  BucketEncryption: v.optional(
    v.object({
      ServerSideEncryptionConfiguration: v.array(
        v.object({
          BucketKeyEnabled: v.optional(v.boolean(), false),
          ServerSideEncryptionByDefault: v.object({
            KMSMasterKeyID: v.exactOptional(v.string()),
            SSEAlgorithm: v.picklist(['AES256', 'aws:kms']),
          }),
        }),
      ),
    }),
  ),
  PublicAccessBlockConfiguration: v.optional(
    v.object({
      BlockPublicAcls: v.optional(v.boolean(), false),
      BlockPublicPolicy: v.optional(v.boolean(), false),
      IgnorePublicAcls: v.optional(v.boolean(), false),
      RestrictPublicBuckets: v.optional(v.boolean(), false),
    }),
  ),
});

type Template = v.InferOutput<typeof bucketShape>;

const policyShape = v.object({ Bucket: v.string(), PolicyDocument: v.unknown() });

const createBucket = async (
  client: S3Client,
  name: string,
  { ObjectLockEnabled }: Template,
): Promise<void> => {
  try {
    await client.send(
      new CreateBucketCommand({ Bucket: name, ObjectLockEnabledForBucket: ObjectLockEnabled }),
    );
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
};

const corsRules = ({ CorsConfiguration }: Template) =>
  (CorsConfiguration?.CorsRules ?? []).map(({ ExposedHeaders, MaxAge, ...rule }) => ({
    ...rule,
    ExposeHeaders: ExposedHeaders,
    MaxAgeSeconds: MaxAge,
  }));

const encryptionRules = ({ BucketEncryption }: Template) =>
  (BucketEncryption?.ServerSideEncryptionConfiguration ?? []).map(
    ({ BucketKeyEnabled, ServerSideEncryptionByDefault }) => ({
      BucketKeyEnabled,
      ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault,
    }),
  );

/** What is written from now on can be neither changed nor deleted for so many days. */
const lockBucket = async (
  client: S3Client,
  Bucket: string,
  { Rule }: NonNullable<Template['ObjectLockConfiguration']>,
): Promise<void> => {
  const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule };
  await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
};

/** Each setting replaces the one before, so that a changed template is followed. */
const ensureBucket = async (client: S3Client, { name: Bucket, properties }: Resource): Promise<void> => {
  const template = v.parse(bucketShape, properties);
  await createBucket(client, Bucket, template);
  const { VersioningConfiguration, ObjectLockConfiguration, PublicAccessBlockConfiguration } = template;
  const [CORSRules, Rules] = [corsRules(template), encryptionRules(template)];
  if (VersioningConfiguration !== undefined) {
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  if (ObjectLockConfiguration !== undefined) await lockBucket(client, Bucket, ObjectLockConfiguration);
  if (CORSRules.length > 0) {
    await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  }
  if (Rules.length > 0) {
    await client.send(
      new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }),
    );
  }
  if (PublicAccessBlockConfiguration !== undefined) {
    await client.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  }
};

export const s3ClientOf = ({ sdk, services }: Access): S3Client =>
  new S3Client({ ...sdk, endpoint: services.s3 });

/** Creates the template's buckets where they are missing, and brings their settings up to date. */
export const createBuckets = async (template: CloudTemplate, access: Access): Promise<void> => {
  const client = s3ClientOf(access);
  try {
    await Promise.all(template.ofType('AWS::S3::Bucket').map((bucket) => ensureBucket(client, bucket)));
    await Promise.all(
      template.ofType('AWS::S3::BucketPolicy').map(({ properties }) => {
        const { Bucket, PolicyDocument } = v.parse(policyShape, properties);
        return client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(PolicyDocument) }));
      }),
    );
  } finally {
    client.destroy();
  }
};
