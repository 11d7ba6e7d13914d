import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { templatesOf } from '#test/stages/templates.ts';

let audit: Template;
let osaka: Template;
beforeAll(() => {
  ({ Audit: audit, Osaka: osaka } = templatesOf('prod', 'Audit', 'Osaka'));
});

const kept = (template: Template) =>
  Object.values(template.findResources('AWS::S3::Bucket'))
    .find(({ Properties }) => Properties.ObjectLockEnabled === true)
    ?.['Properties'].LifecycleConfiguration.Rules.map(
      ({ Prefix, ExpirationInDays }: Record<string, unknown>) => [Prefix, ExpirationInDays],
    );

describe('the archive of the trail', () => {
  test('reaches Osaka with its locks: S3 copies none whose lock the role may not read', () => {
    const [replication] = Object.values(audit.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
      Properties.PolicyName.includes('Replication'),
    );
    expect(replication?.['Properties'].PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: ['s3:GetObjectLegalHold', 's3:GetObjectRetention'],
      }),
    );
  });

  test('goes when its 400 days are over, in both Regions', () => {
    const rules = [
      [undefined, undefined],
      ['t/', 401],
      ['ops/', 401],
      ['other/', 401],
      ['seals/', 401],
    ];
    expect(kept(audit)).toEqual(rules);
    expect(kept(osaka)).toEqual(rules);
  });
});
