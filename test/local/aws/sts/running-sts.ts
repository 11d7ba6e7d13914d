import { AssumeRoleCommand, STSClient, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';

import { callersOf, type Caller } from '#local/aws/calls/caller.ts';
import { startSts, type StsOptions } from '#local/aws/sts/start-sts.ts';

import { accountId, operatorCaller, optionsForOperator } from '../calls/operator-of-this-machine.ts';

export const account = accountId;
export const tenantRole = `arn:aws:iam::${account}:role/tenant-data`;
export const appRole = `arn:aws:iam::${account}:role/tenant-app`;
export const tenantId = 't01j0000000000000000000000a';

export const appCaller: Caller = {
  accessKeyId: 'app',
  secretAccessKey: 'app-secret',
  principalArn: appRole,
  roleArn: appRole,
  tags: {},
};
export const otherCaller: Caller = {
  ...appCaller,
  accessKeyId: 'other',
  principalArn: `arn:aws:iam::${account}:role/other`,
  roleArn: `arn:aws:iam::${account}:role/other`,
};

/** The trust policy of the tenant role as the infrastructure writes it. */
export const tenantTrust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: appRole },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringLike: { 'aws:RequestTag/TenantId': '?*' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
        Null: { 'aws:RequestTag/TenantId': 'false' },
      },
    },
  ],
};

const trustOf = (roleArn: string) => (roleArn === tenantRole ? tenantTrust : undefined);

export type Credentials = Pick<Caller, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;

export const aRunningSts = async (changes: Partial<StsOptions> = {}) => {
  const { options: forOperator, calls } = optionsForOperator();
  const options = { ...forOperator, callers: callersOf([operatorCaller, appCaller, otherCaller]) };
  const sts = await startSts({ ...options, trustOf, ...changes });

  const clientOf = ({ accessKeyId, secretAccessKey, sessionToken }: Credentials, systemClockOffset = 0) =>
    new STSClient({
      endpoint: sts.url,
      region: 'ap-northeast-1',
      maxAttempts: 1,
      systemClockOffset,
      credentials: {
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
      },
    });
  const assume = async (input: Partial<AssumeRoleCommandInput> = {}, caller: Credentials = appCaller) =>
    clientOf(caller).send(
      new AssumeRoleCommand({
        RoleArn: tenantRole,
        RoleSessionName: 'tenant',
        Tags: [{ Key: 'TenantId', Value: tenantId }],
        ...input,
      }),
    );
  return { sts, callers: options.callers, calls, clientOf, assume };
};
