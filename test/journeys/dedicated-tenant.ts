import { request as httpRequest } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { settings } from '#test/stages/settings.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { companyNamed } from '#test/builders/company-named.ts';

const [dedicated] = settings.local.dedicatedTenants;
if (dedicated === undefined) throw new Error('stage local has a dedicated tenant');
export const { tenantId, host } = dedicated;
export const setName = `stafee-local-allowed-${tenantId}`;

export type HostAnswer = { readonly status: number; readonly text: string; readonly setCookie: string };

export type Asked = {
  /** Which loopback address the connection comes from. */
  readonly from: string;
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Asks the tenants' API as a client at an address of its own would. */
export const ask = async (
  { url }: Pick<Cloud, 'url'>,
  { from, host: asked = host, path = '/', headers = {}, body }: Asked,
): Promise<HostAnswer> => {
  const { port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<HostAnswer>();
  const message = httpRequest(
    {
      host: '127.0.0.1',
      port,
      path,
      localAddress: from,
      method: body === undefined ? 'GET' : 'POST',
      agent: false,
      headers: {
        host: `${asked}:${port}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', ...companyNamed(body) }),
        ...headers,
      },
    },
    (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          setCookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
        }),
      );
    },
  );
  message.on('error', reject);
  message.end(body === undefined ? undefined : JSON.stringify(body));
  return promise;
};

/** What an operator does with his own rights, by the cloud's clock. */
export const operatorOf = (cloud: Cloud, secondsAhead: () => number) => {
  const access = (endpoint: string) => ({
    endpoint,
    region: 'ap-northeast-1',
    credentials: cloud.operator,
    systemClockOffset: secondsAhead() * 1000,
    maxAttempts: 1,
  });
  const queueUrl = (name: string): string => cloud.nameOf(`AddressSync/${name}`);
  return {
    /** Changes 接続元IP制限 of a tenant in the control table, whatever he decided himself. */
    changeList: async (ipCidrs: readonly string[], ofTenant = tenantId): Promise<void> => {
      const client = DynamoDBDocumentClient.from(new DynamoDBClient(access(cloud.services.dynamodb)));
      await client.send(
        new UpdateCommand({
          TableName: cloud.nameOf('Control'),
          Key: { PK: `TEN#${ofTenant}`, SK: 'META' },
          UpdateExpression: 'SET ipCidrs = :list REMOVE addresses',
          ExpressionAttributeValues: { ':list': [...ipCidrs] },
        }),
      );
    },
    send: async (body: string, groupId: string, deduplicationId: string): Promise<void> => {
      const client = new SQSClient(access(cloud.services.sqs));
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl('Queue'),
          MessageBody: body,
          MessageGroupId: groupId,
          MessageDeduplicationId: deduplicationId,
        }),
      );
    },
    deadLetters: async (): Promise<readonly (string | undefined)[]> => {
      const client = new SQSClient(access(cloud.services.sqs));
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl('Failed'), MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body }) => Body);
    },
  };
};
