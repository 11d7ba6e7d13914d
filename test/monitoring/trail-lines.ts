/** One event as CloudTrail writes it; `change` replaces whole members. */
export const trailLine = (change: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:stafee-prod-TenantApi-tenantapp',
    arn: 'arn:aws:sts::111122223333:assumed-role/stafee-prod-TenantApi-tenantappRole-A1/tenant-app',
    accountId: '111122223333',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        arn: 'arn:aws:iam::111122223333:role/stafee-prod-TenantApi-tenantappRole-A1',
        userName: 'stafee-prod-TenantApi-tenantappRole-A1',
      },
    },
  },
  eventTime: '2026-11-23T00:00:00Z',
  eventSource: 'dynamodb.amazonaws.com',
  eventName: 'GetItem',
  awsRegion: 'ap-northeast-1',
  sourceIPAddress: '10.20.0.10',
  requestParameters: { tableName: 'stafee-prod-Data-Keystore1FAB2BF0' },
  responseElements: null,
  readOnly: true,
  eventType: 'AwsApiCall',
  managementEvent: false,
  recipientAccountId: '111122223333',
  eventCategory: 'Data',
  ...change,
});

/** A call to the account itself, by a person with a role of the organization. */
export const managementLine = (
  change: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  trailLine({
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/Admin/hanako',
      accountId: '111122223333',
      sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' } },
    },
    eventCategory: 'Management',
    managementEvent: true,
    readOnly: false,
    sourceIPAddress: '203.0.113.7',
    ...change,
  });
