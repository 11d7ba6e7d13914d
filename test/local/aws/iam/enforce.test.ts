import { beforeAll, describe, expect, test } from 'vitest';

import { rolesOfTheApp, type RolesOfTheApp } from './calls-of-roles.ts';

let app: RolesOfTheApp;
beforeAll(() => {
  app = rolesOfTheApp();
});

describe('refusing a call', () => {
  test.each([
    ['dynamodb', 'GetItem', 'AccessDeniedException', 400],
    ['s3', 'GetObject', 'AccessDenied', 403],
    ['kms', 'Decrypt', 'AccessDeniedException', 400],
    ['sts', 'AssumeRole', 'AccessDenied', 403],
    ['cognito-idp', 'AdminGetUser', 'AccessDeniedException', 400],
    ['ses', 'SendEmail', 'AccessDeniedException', 403],
    ['lambda', 'Invoke', 'AccessDeniedException', 403],
  ] as const)('of %s %s answers %s %i', async (service, operation, code, statusCode) => {
    const call = app.callOf('authorizer/Role', [service, operation], {});
    await expect(app.gate(call)).rejects.toMatchObject({ code, statusCode });
  });

  test('says who may not do what, as AWS does', async () => {
    const TableName = app.nameOf('Data/Keystore');
    const answer = await app.answerTo('auth/Role', ['dynamodb', 'GetItem'], {
      TableName,
      Key: { PK: { S: 'a' } },
    });
    expect(answer).toBe(
      `User: arn:aws:sts::000000000000:assumed-role/${app.nameOf('auth/Role')}/session is not authorized to perform: ` +
        `dynamodb:GetItem on resource: arn:aws:dynamodb:ap-northeast-1:000000000000:table/${TableName} ` +
        'because no identity-based policy allows the dynamodb:GetItem action',
    );
  });
});

const scan = (principalArn: string) => {
  const call = app.callOf('authorizer/Role', ['dynamodb', 'Scan'], {
    TableName: app.nameOf('Data/Control'),
  });
  const { roleArn: _none, ...caller } = call.caller;
  return app.gate({ ...call, caller: { ...caller, principalArn } });
};

describe('knowing who calls', () => {
  test("lets the machine's operator do everything", async () => {
    await expect(scan('arn:aws:iam::000000000000:root')).resolves.toBeUndefined();
  });

  test('leaves what needs no signature to its service', async () => {
    await expect(scan('anonymous')).resolves.toBeUndefined();
  });

  test('refuses whom no role stands behind', async () => {
    await expect(scan('arn:aws:iam::000000000000:user/root')).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  test('lets every role ask who it is', async () => {
    expect(await app.answerTo('authorizer/Role', ['sts', 'GetCallerIdentity'], {})).toBe('allowed');
  });

  test('lets a role write where its statements have wildcards', async () => {
    const Bucket = app.nameOf('Data/Web');
    const answer = await app.answerTo('Web/Writer', ['s3', 'PutObject'], { Bucket, Key: 'a' });
    expect(answer).toBe('allowed');
  });
});

const isAuthorizer = (path: string) => path === 'stafee-local-TenantApi/authorizer/Role';

describe('listing what nobody needed', () => {
  test('forgets a right once a call has needed it, in that statement only', async () => {
    const fresh = rolesOfTheApp();
    const control = { RequestItems: { [fresh.nameOf('Data/Control')]: { Keys: [{ PK: { S: 'a' } }] } } };
    const ofAuthorizer = () => fresh.unusedPermissions(isAuthorizer).map(({ action }) => action);
    expect(ofAuthorizer()).toStrictEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:UpdateItem',
      'kms:Decrypt',
    ]);
    expect(await fresh.answerTo('authorizer/Role', ['dynamodb', 'BatchGetItem'], control)).toBe('allowed');
    expect(ofAuthorizer()).toStrictEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:UpdateItem',
    ]);
  });

  test('counts a refused call as no need', async () => {
    const fresh = rolesOfTheApp();
    const before = fresh.unusedPermissions(isAuthorizer);
    await fresh.answerTo('authorizer/Role', ['dynamodb', 'Scan'], {
      TableName: fresh.nameOf('Data/Control'),
    });
    expect(fresh.unusedPermissions(isAuthorizer)).toStrictEqual(before);
  });
});
