import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operations as ofDynamodb } from '#local/aws/dynamodb/operations.ts';
import { operations as ofS3 } from '#local/aws/s3/operations.ts';

/** Why an operation is there that nothing deployed, no command and no set-up of the local cloud calls. */
const kept: Readonly<Record<string, string>> = {
  AdminUpdateUserAttributes: 'roadmap step 3: another mail address',
  AdminUserGlobalSignOut: 'roadmap step 3: forced sign-out',
  DeleteObjects: 'roadmap step 4: erasure',
  GetObjectLegalHold: 'roadmap step 4: holds',
  GetObjectRetention: 'roadmap step 4: holds',
  PutObjectLegalHold: 'roadmap step 4: holds',
  PutObjectRetention: 'roadmap step 4: holds',
  CreateMultipartUpload: 'roadmap step 4: the return of a company, in volumes of 1 GiB',
  UploadPart: 'roadmap step 4',
  ListParts: 'roadmap step 4: a volume goes on where it was killed',
  ListMultipartUploads: 'roadmap step 4',
  AbortMultipartUpload: 'roadmap step 4',
  CompleteMultipartUpload: 'roadmap step 4',
  InitiateAuth: 'attack: the open door, which no client of the product may open',
  RespondToAuthChallenge: 'attack: the open door',
  Invoke: "roadmap step 3: a company's own job, started with its tenant id",
  Encrypt: 'attack: with the key of another company',
  DeleteBucket: 'attack: on evidence',
  DeleteTable: 'look: tables of a test of its own',
  PutBucketLifecycleConfiguration: 'attack: on evidence',
  DeleteBucketLifecycle: 'attack: on evidence',
  DeleteBucketPolicy: 'attack: on evidence',
  DeleteBucketTagging: 'attack: on evidence',
  CreateKey: 'look: a key for a suite without a template',
  CreateUserPool: 'look: a pool for a suite without a template',
  CreateUserPoolClient: 'look: a client for a suite without a template',
  SetUserPoolMfaConfig: 'look: a pool for a suite without a template',
  DescribeUserPool: 'look: what the cloud kept',
  TransactGetItems: 'look: many items as of one moment, while others write',
  SendMessage: 'look: one message into a queue',
  ReceiveMessage: 'look: what lies in a queue',
  DeleteMessage: 'look: receipts of a queue',
  GetQueueAttributes: 'look: what lies in a queue',
};

const read = (pattern: string, isWanted = (_path: string): boolean => true): string =>
  globSync(pattern)
    .filter(isWanted)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

/** Properties of a table of operations, and what a service compares with, all named as AWS names them. */
const namedInSource = [
  ...read('local/aws/{backup,cognito,kms,queues,waf}/*.ts').matchAll(
    /^\s+([A-Z][A-Za-z]+): (?:operation\(|\w+Operation\()/gm,
  ),
  ...read('local/aws/{lambda,mail,sts}/*.ts').matchAll(/operation(?: ===|:) '([A-Z]\w+)'/g),
].map(([, name = '']) => name);

const served = [...new Set([...namedInSource, ...ofDynamodb.keys(), ...ofS3.map(({ name }) => name)])];

const callers = [
  read('{lambdas,lib,bin}/**/*.ts'),
  read(
    'local/**/*.ts',
    (path) => !path.startsWith('local/aws/') || path.startsWith('local/aws/provisioning/'),
  ),
].join('\n');
const tests = read('test/**/*.ts', (path) => !path.endsWith('called-operations.test.ts'));

/** By a command of the SDK, whose short form of a table's item has another name, or by `operation: '…'`. */
const isCalledIn = (source: string, operation: string): boolean =>
  new RegExp(
    `\\b(${operation}|${operation.replace(/Items?$/, '')})Command\\b|operation: '${operation}'`,
  ).test(source);

describe('what the local cloud can do', () => {
  test('is what the product calls, or is kept for a reason: ground.md 5', () => {
    expect(served.length).toBeGreaterThan(60);
    const idle = served.filter((operation) => !isCalledIn(callers, operation));
    expect(idle.toSorted()).toEqual(Object.keys(kept).toSorted());
  });

  test('is tried by a test where it is kept for attacks and looks', () => {
    const tried = Object.entries(kept).filter(([, why]) => /^(attack|look)/.test(why));
    expect(tried.filter(([operation]) => !isCalledIn(tests, operation))).toEqual([]);
  });
});
