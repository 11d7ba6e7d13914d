import { expect, test } from 'vitest';
import { become, logging, rightsIn, tracing } from '#test/proofs/rights-in-template.ts';
import { templateOf } from '#test/stages/templates.ts';

const rightsOf = (role: string): readonly string[] => rightsIn(templateOf('prod', 'TenantApi'), role);

test('tenant-support becomes a tenant under a grant, and as itself reads grants and tells of each view', () => {
  expect(rightsOf('tenantsupport')).toEqual(
    [
      ...tracing,
      ...logging('tenantsupportLogs'),
      ...become('TenantSupport'),
      'TenantSupport: sts:SetSourceIdentity',
      'Audit: dynamodb:PutItem',
      'AuditKey: kms:Decrypt',
      'AuditKey: kms:DescribeKey',
      'Control: dynamodb:GetItem',
      'Control: dynamodb:GetItem',
      'DataKey: kms:Decrypt',
      'DataKey: kms:DescribeKey',
    ].toSorted(),
  );
});
