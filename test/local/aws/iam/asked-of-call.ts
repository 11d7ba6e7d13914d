import type { ServiceName } from '#local/aws/calls/service-call.ts';
import type { Places } from '#local/aws/iam/places-of-template.ts';
import { requestsOfCall } from '#local/aws/iam/requests-of-call.ts';

export const account = '000000000000';
const keyPrefix = `arn:aws:kms:ap-northeast-1:${account}:key/`;
const places: Places = {
  region: 'ap-northeast-1',
  accountId: account,
  keyArn: (reference) => (reference.startsWith('arn:') ? reference : `${keyPrefix}${reference}`),
  table: (name) => ({
    arn: `arn:aws:dynamodb:ap-northeast-1:${account}:table/${name}`,
    partitionKey: 'PK',
    indexes: new Map([['GSI1', 'G1P']]),
    keyArn: name === 'Plain' ? undefined : `${keyPrefix}tables`,
  }),
  queue: (name) => ({
    arn: `arn:aws:sqs:ap-northeast-1:${account}:${name}`,
    keyArn: name === 'plain' ? undefined : `${keyPrefix}queues`,
  }),
  bucket: (name) => ({
    arn: `arn:aws:s3:::${name}`,
    keyArn: name === 'plain' ? undefined : `${keyPrefix}files`,
  }),
};

const caller = { accessKeyId: 'a', secretAccessKey: 's', principalArn: 'arn', tags: {} };
export const requests = (service: ServiceName, operation: string, input: object) =>
  requestsOfCall({ service, operation, input, caller }, places);

/** `action resource`, with the account's and the key's prefix left out. */
export const asked = (...call: Parameters<typeof requests>) =>
  requests(...call).map(
    ({ action, resource }) => `${action} ${resource.replace(/^arn:aws:[^:]+:[^:]*:[^:]*:/, '')}`,
  );
