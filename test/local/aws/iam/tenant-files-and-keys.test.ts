import { beforeAll, describe, expect, test } from 'vitest';

import { rolesOfTheApp, type RolesOfTheApp } from './calls-of-roles.ts';

const own = 't01kmnat0000000000000000000';
const other = 't01kmnat0000000000000000001';
const tags = { TenantId: own };
const denied = expect.stringContaining('is not authorized to perform');

let app: RolesOfTheApp;
beforeAll(() => {
  app = rolesOfTheApp();
});

const at = (operation: string, Key: string | undefined, changes: object = {}) =>
  app.answerTo(
    'Roles/TenantData',
    ['s3', operation],
    { Bucket: app.nameOf('Data/Documents'), Key, ...changes },
    { tags },
  );

/** Nothing is overwritten. */
const anew = { IfNoneMatch: '*' };

const written = (SSEKMSKeyId: string) => at('PutObject', `t/${own}/evidence/1`, { ...anew, SSEKMSKeyId });

describe("a tenant's session at the documents", () => {
  test.each([
    ['GetObject', `t/${own}/evidence/1`, {}],
    ['HeadObject', `t/${own}/evidence/1`, {}],
    ['PutObject', `t/${own}/exports/1.csv`, anew],
  ])('may %s %s', async (operation, key, changes) => {
    expect(await at(operation, key, changes)).toBe('allowed');
  });

  test.each([
    ['GetObject', `t/${other}/evidence/1`, {}],
    ['GetObject', `t/${own}2/evidence/1`, {}],
    ['GetObject', `t/${own}`, {}],
    ['GetObject', `T/${own}/evidence/1`, {}],
    ['GetObject', `t/${own}/evidence/1`, { VersionId: 'v1' }],
    ['DeleteObject', `t/${own}/evidence/1`, {}],
    ['CopyObject', `t/${own}/evidence/2`, { CopySource: `/docs/t/${other}/evidence/1` }],
    ['ListObjectsV2', undefined, { Prefix: `t/${own}/` }],
    ['PutObject', `t/${own}/evidence/1`, { ...anew, ObjectLockMode: 'GOVERNANCE' }],
    ['PutObject', `t/${own}/exports/1.csv`, {}],
  ])('is refused %s %s %o', async (operation, key, changes) => {
    expect(await at(operation, key, changes)).toEqual(denied);
  });

  test('writes under the key of the documents and no other', async () => {
    expect(await written(app.arnOf('Foundation/DocumentsKey'))).toBe('allowed');
    expect(await written(app.arnOf('Foundation/DataKey'))).toContain('to perform: kms:GenerateDataKey');
  });
});

const policy = (sourceIp: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::${app.nameOf('Data/Documents')}/t/${own}/*`,
        Condition: { IpAddress: { 'aws:SourceIp': sourceIp } },
      },
      { Effect: 'Allow', Action: ['kms:Decrypt'], Resource: app.arnOf('Foundation/DocumentsKey') },
    ],
  });

const followedFrom = (sourceIp: string, operation = 'GetObject') =>
  app.answerTo(
    'Roles/Presign',
    ['s3', operation],
    { Bucket: app.nameOf('Data/Documents'), Key: `t/${own}/evidence/1`, sourceIp, ...anew },
    { tags, sessionPolicy: policy('203.0.113.7') },
  );

describe('a link to a file', () => {
  test('opens from the address for which it was made', async () => {
    expect(await followedFrom('203.0.113.7')).toBe('allowed');
  });

  test('opens from no other address', async () => {
    expect(await followedFrom('203.0.113.8')).toContain(
      'because no session policy allows the s3:GetObject action (statement 1 of the session: ' +
        'IpAddress aws:SourceIp 203.0.113.7 is not met by 203.0.113.8)',
    );
  });

  test('needs the session policy to allow the use of the key as well', async () => {
    expect(await followedFrom('203.0.113.7', 'PutObject')).toContain(
      'because no session policy allows the kms:GenerateDataKey action',
    );
  });
});

const unwrap = (
  EncryptionContext: Record<string, string>,
  session: { tags: Record<string, string> } = { tags },
) =>
  app.answerTo(
    'Roles/TenantData',
    ['kms', 'Decrypt'],
    { KeyId: app.arnOf('Foundation/KeyEncryptionKey'), EncryptionContext },
    session,
  );

describe('unwrapping a tenant key', () => {
  test.each([
    ['its own tenant in the context', { tenantId: own, purpose: 'dek' }, 'allowed'],
    ['another tenant in the context', { tenantId: other, purpose: 'dek' }, denied],
    ['no tenant in the context', { purpose: 'dek' }, denied],
    ['a star in the context', { tenantId: '*' }, denied],
  ])('with %s', async (_what, context, answer) => {
    expect(await unwrap(context)).toEqual(answer);
  });

  test('is refused without a tag', async () => {
    expect(await unwrap({ tenantId: own }, { tags: {} })).toEqual(denied);
  });

  test("is refused with the tables' key, which serves DynamoDB only", async () => {
    const input = { KeyId: app.arnOf('Foundation/DataKey'), EncryptionContext: { tenantId: own } };
    expect(await app.answerTo('Roles/TenantData', ['kms', 'Decrypt'], input, { tags })).toContain(
      'StringEquals kms:ViaService dynamodb.ap-northeast-1.amazonaws.com is not met by nothing',
    );
  });

  test('is refused for bytes that no key of ours has made', async () => {
    const input = { CiphertextBlob: 'AAAA', EncryptionContext: { tenantId: own } };
    expect(await app.answerTo('Roles/TenantData', ['kms', 'Decrypt'], input, { tags })).toContain(
      'key/unknown because no resource-based policy allows the kms:Decrypt action',
    );
  });
});

const become = (role: string, target: string, changes: object = {}) =>
  app.answerTo(role, ['sts', 'AssumeRole'], {
    RoleArn: app.arnOf(target),
    RoleSessionName: own,
    Tags: [{ Key: 'TenantId', Value: own }],
    ...changes,
  });

describe('becoming a tenant', () => {
  test.each([
    ['tenant-app/Role', 'Roles/TenantData', 'allowed'],
    ['tenant-admin/Role', 'Roles/Presign', 'allowed'],
    ['tenant-documents/Role', 'Roles/TenantDocuments', 'allowed'],
    ['tenant-documents/Role', 'Roles/TenantData', denied],
    ['tenant-app/Role', 'Roles/TenantDocuments', denied],
    ['auth/Role', 'Roles/TenantAuth', 'allowed'],
    ['auth/Role', 'Roles/TenantData', denied],
    ['authorizer/Role', 'Roles/TenantAuth', denied],
    ['Roles/TenantData', 'Roles/TenantData', denied],
  ])('%s as %s', async (role, target, answer) => {
    expect(await become(role, target)).toEqual(answer);
  });

  test('needs a right of its own for a source identity', async () => {
    const answer = await become('tenant-app/Role', 'Roles/TenantData', { SourceIdentity: 'job-1' });
    expect(answer).toContain('to perform: sts:SetSourceIdentity');
  });
});

const read = (Key: string) =>
  app.answerTo('Web/Reader', ['s3', 'GetObject'], { Bucket: app.nameOf('Data/Web'), Key });

describe('functions at shared services', () => {
  test.each([
    ['auth/Role', 'cognito-idp', 'AdminInitiateAuth', 'allowed'],
    ['auth/Role', 'cognito-idp', 'AdminDeleteUser', denied],
    ['authorizer/Role', 'cognito-idp', 'AdminInitiateAuth', denied],
    ['onboarding/Role', 'cognito-idp', 'AdminCreateUser', 'allowed'],
  ] as const)('%s: %s %s', async (role, service, operation, answer) => {
    const input = { UserPoolId: app.nameOf('Identity/TenantPool') };
    expect(await app.answerTo(role, [service, operation], input)).toEqual(answer);
  });

  test.each([
    ['no-reply@stafee.example.jp', 'allowed'],
    ['"STAFee" <no-reply@stafee.example.jp>', 'allowed'],
    ['boss@stafee.example.jp', denied],
    ['no-reply@example.jp', denied],
  ])('onboarding sends mail as %s', async (FromEmailAddress, answer) => {
    expect(await app.answerTo('onboarding/Role', ['ses', 'SendEmail'], { FromEmailAddress })).toEqual(answer);
  });

  test('the gateway reads pages and assets, and nothing else of the web bucket', async () => {
    expect(await read('assets/app.js')).toBe('allowed');
    expect(await read('secret.txt')).toEqual(denied);
  });

  test('no function may invoke another', async () => {
    const input = { FunctionName: 'onboarding' };
    expect(await app.answerTo('tenant-app/Role', ['lambda', 'Invoke'], input)).toContain(
      'to perform: lambda:InvokeFunction on resource: arn:aws:lambda:ap-northeast-1:000000000000:function:onboarding',
    );
  });
});
