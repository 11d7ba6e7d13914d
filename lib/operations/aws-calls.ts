import { BackupClient, ListRestoreJobsCommand, StartRestoreJobCommand } from '@aws-sdk/client-backup';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  BatchWriteItemCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  GetResourcePolicyCommand,
  ImportTableCommand,
  ListImportsCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
  QueryCommand,
  ScanCommand,
  TagResourceCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import type { Send } from '#lib/operations/step.ts';

/** Settings of a client beside its Region; a test leads them to its own machine. */
export type ClientSettings = {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly systemClockOffset?: number;
};

// oxlint-disable-next-line typescript/no-explicit-any -- a plan's input is checked by AWS, as a person's call would be
type Input = any;

type Calls = Readonly<Record<string, (input: Input) => Promise<unknown>>>;

const backupCalls = (settings: ClientSettings): Calls => {
  const backup = new BackupClient(settings);
  return {
    ListRestoreJobs: (input) => backup.send(new ListRestoreJobsCommand(input)),
    StartRestoreJob: (input) => backup.send(new StartRestoreJobCommand(input)),
  };
};

const directoryCalls = (settings: ClientSettings): Calls => {
  const directory = new CognitoIdentityProviderClient(settings);
  return {
    AdminCreateUser: (input) => directory.send(new AdminCreateUserCommand(input)),
    AdminDisableUser: (input) => directory.send(new AdminDisableUserCommand(input)),
    AdminSetUserPassword: (input) => directory.send(new AdminSetUserPasswordCommand(input)),
  };
};

const tableCalls = (settings: ClientSettings): Calls => {
  const dynamodb = new DynamoDBClient(settings);
  return {
    BatchWriteItem: (input) => dynamodb.send(new BatchWriteItemCommand(input)),
    DescribeContinuousBackups: (input) => dynamodb.send(new DescribeContinuousBackupsCommand(input)),
    DescribeTable: (input) => dynamodb.send(new DescribeTableCommand(input)),
    GetItem: (input) => dynamodb.send(new GetItemCommand(input)),
    GetResourcePolicy: (input) => dynamodb.send(new GetResourcePolicyCommand(input)),
    ImportTable: (input) => dynamodb.send(new ImportTableCommand(input)),
    ListImports: (input) => dynamodb.send(new ListImportsCommand(input)),
    ListTables: (input) => dynamodb.send(new ListTablesCommand(input)),
    ListTagsOfResource: (input) => dynamodb.send(new ListTagsOfResourceCommand(input)),
    PutItem: (input) => dynamodb.send(new PutItemCommand(input)),
    PutResourcePolicy: (input) => dynamodb.send(new PutResourcePolicyCommand(input)),
    Query: (input) => dynamodb.send(new QueryCommand(input)),
    Scan: (input) => dynamodb.send(new ScanCommand(input)),
    TagResource: (input) => dynamodb.send(new TagResourceCommand(input)),
    TransactWriteItems: (input) => dynamodb.send(new TransactWriteItemsCommand(input)),
    UpdateContinuousBackups: (input) => dynamodb.send(new UpdateContinuousBackupsCommand(input)),
    UpdateTable: (input) => dynamodb.send(new UpdateTableCommand(input)),
    UpdateTimeToLive: (input) => dynamodb.send(new UpdateTimeToLiveCommand(input)),
  };
};

const keyCalls = (settings: ClientSettings): Calls => {
  const kms = new KMSClient(settings);
  return { Decrypt: (input) => kms.send(new DecryptCommand(input)) };
};

/** A bucket in the other Region is asked there. */
const objectCalls = (settings: ClientSettings): Calls => {
  const s3 = new S3Client({ ...settings, followRegionRedirects: true });
  return {
    GetObject: (input) => s3.send(new GetObjectCommand(input)),
    ListObjectsV2: (input) => s3.send(new ListObjectsV2Command(input)),
    // Of receipts only what is known of them, never what is in them.
    GetBucketVersioning: (input) => s3.send(new GetBucketVersioningCommand(input)),
    HeadObject: (input) => s3.send(new HeadObjectCommand(input)),
  };
};

const callsOf = {
  backup: backupCalls,
  'cognito-idp': directoryCalls,
  dynamodb: tableCalls,
  kms: keyCalls,
  s3: objectCalls,
};

/** Makes the calls of a plan with the credentials of whoever runs it, or as the settings of a service say. */
export const awsSender = (settingsFor: (service: keyof typeof callsOf) => ClientSettings): Send => {
  const made = new Map<string, Calls>();
  return async ({ service, operation, input }) => {
    const calls = made.get(service) ?? callsOf[service](settingsFor(service));
    made.set(service, calls);
    const send = calls[operation];
    if (send === undefined) throw new Error(`no call is known by the name ${service}:${operation}`);
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
