import type { GrantPart } from '#domain/support/support-grant.ts';
import type { GrantId, TenantId } from '#domain/kernel/ids.ts';
import { supportView } from '#rows/support.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** STS gives no session that is shorter. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const sessionSeconds = 900;

type Under = {
  readonly tenantId: TenantId;
  readonly grantId: GrantId;
  readonly until: Instant;
};

/** IAM's own clock ends it with the grant, to the second, however long STS lets the session live. */
const whileGranted = ({ until }: Pick<Under, 'until'>) => ({ DateLessThan: { 'aws:CurrentTime': until } });

/** Its own list of views, and the days of the company's audit, of which the role knows the tenant. */
const writtenUnder = (grant: Under): readonly string[] => {
  const views = supportView.partitionKey(grant);
  return [views, `${views.slice(0, views.indexOf(supportPart))}????????#?`];
};
/** What follows the tenant in it. */
const supportPart = 'SUPPORTVIEW';

/**
 * What of its role a session under a grant has left: reading, and the two lines that say who looked, until the grant's end. A
 * session policy takes away and never gives.
 */
export const supportPolicy = (grant: Under): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:Query', 'kms:Decrypt', 'kms:DescribeKey'],
        Resource: '*',
        Condition: whileGranted(grant),
      },
      {
        Effect: 'Allow',
        Action: ['dynamodb:PutItem'],
        Resource: '*',
        Condition: {
          ...whileGranted(grant),
          // Views of other grants stay as they are: IAM knows no `attribute_not_exists`.
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': writtenUnder(grant) },
        },
      },
    ],
  });

type Files = {
  readonly docsBucket: string;
  readonly docsKeyArn: string;
  readonly tenantId: TenantId;
  readonly sourceIp: string;
};

/** Behind links to receipts: this company's, from this address, until the grant's end. */
export const supportFilesPolicy = (
  grant: Pick<Under, 'until'>,
  { docsBucket, docsKeyArn, tenantId, sourceIp }: Files,
): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: `arn:aws:s3:::${docsBucket}/t/${tenantId}/evidence/*`,
        Condition: { ...whileGranted(grant), IpAddress: { 'aws:SourceIp': sourceIp } },
      },
      { Effect: 'Allow', Action: ['kms:Decrypt'], Resource: docsKeyArn, Condition: whileGranted(grant) },
    ],
  });

/** Whether links to receipts are made at all. */
export const opensFiles = ({ parts }: { readonly parts: readonly GrantPart[] }): boolean =>
  parts.includes('evidence');
