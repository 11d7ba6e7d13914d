import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

import type { Access } from './access.ts';
import { s3ClientOf } from './create-buckets.ts';

const deploymentShape = v.looseObject({
  SourceObjectKeys: v.array(v.string()),
  DestinationBucketName: v.string(),
  DestinationBucketKeyPrefix: v.optional(v.string(), ''),
});

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const upload = async (
  client: S3Client,
  folder: string,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
): Promise<void> => {
  await Promise.all(
    filesIn(folder).map((file) =>
      client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: join(prefix, relative(folder, file)).split(sep).join('/'),
          Body: readFileSync(file),
          ContentType: types[extname(file)] ?? 'application/octet-stream',
        }),
      ),
    ),
  );
};

const deploy = async (client: S3Client, template: CloudTemplate, resource: Resource): Promise<void> => {
  const found = v.parse(deploymentShape, resource.properties);
  const target = { bucket: found.DestinationBucketName, prefix: found.DestinationBucketKeyPrefix };
  for (const objectKey of found.SourceObjectKeys) {
    const folder = template.asset(objectKey);
    if (folder === undefined) throw new Error(`${resource.path}: the assembly lacks the asset ${objectKey}`);
    // oxlint-disable-next-line no-await-in-loop -- a later source wins over an earlier one
    await upload(client, folder, target);
  }
};

/** Does the work of CDK's BucketDeployment, whose own function is Python: copies the web client into its bucket. */
export const deployFiles = async (template: CloudTemplate, access: Access): Promise<void> => {
  const client = s3ClientOf(access);
  try {
    for (const resource of template.ofType('Custom::CDKBucketDeployment')) {
      // oxlint-disable-next-line no-await-in-loop -- deployments run in the template's order
      await deploy(client, template, resource);
    }
  } finally {
    client.destroy();
  }
};
