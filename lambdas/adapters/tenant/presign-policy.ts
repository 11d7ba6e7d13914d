import type { TenantId } from '#domain/kernel/ids.ts';

type Place = { readonly docsBucket: string; readonly docsKeyArn: string };

/**
 * The session policy behind links to files: this tenant's prefix, from this address only. The key is not bound to
 * the address, because S3 asks KMS on the caller's behalf and KMS then sees another one.
 */
export const presignPolicy = (
  { docsBucket, docsKeyArn }: Place,
  tenantId: TenantId,
  sourceIp: string,
): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::${docsBucket}/t/${tenantId}/*`,
        Condition: { IpAddress: { 'aws:SourceIp': sourceIp } },
      },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: docsKeyArn },
    ],
  });
