import { BackupClient, StartRestoreJobCommand } from '@aws-sdk/client-backup';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeTableCommand,
  DynamoDBClient,
  PutResourcePolicyCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import type { Send } from '#lib/operations/carry-out.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a plan's input is checked by AWS, as a person's call would be
type Input = any;

/** Makes the calls of a plan with the credentials of whoever runs it. */
export const awsSender = (region: string): Send => {
  const dynamodb = new DynamoDBClient({ region });
  const directory = new CognitoIdentityProviderClient({ region });
  const backup = new BackupClient({ region });
  const known: Readonly<Record<string, (input: Input) => Promise<unknown>>> = {
    StartRestoreJob: (input) => backup.send(new StartRestoreJobCommand(input)),
    AdminCreateUser: (input) => directory.send(new AdminCreateUserCommand(input)),
    AdminDisableUser: (input) => directory.send(new AdminDisableUserCommand(input)),
    DescribeTable: (input) => dynamodb.send(new DescribeTableCommand(input)),
    UpdateContinuousBackups: (input) => dynamodb.send(new UpdateContinuousBackupsCommand(input)),
    UpdateTable: (input) => dynamodb.send(new UpdateTableCommand(input)),
    TagResource: (input) => dynamodb.send(new TagResourceCommand(input)),
    PutResourcePolicy: (input) => dynamodb.send(new PutResourcePolicyCommand(input)),
  };
  return async ({ operation, input }) => {
    const send = known[operation];
    if (send === undefined) throw new Error(`no call is known by the name ${operation}`);
    return send(input);
  };
};

/** Puts an object that must not be there yet. Throws PreconditionFailed when it is. */
export const putOnceInS3 = async (
  region: string,
  object: { readonly bucket: string; readonly key: string; readonly body: string },
): Promise<void> => {
  const { bucket: Bucket, key: Key, body: Body } = object;
  await new S3Client({ region }).send(
    new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*', ContentType: 'application/json' }),
  );
};
