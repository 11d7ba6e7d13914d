import { createHash } from 'node:crypto';

import type { Caller } from '#local/aws/calls/caller.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { RunningS3 } from '#local/aws/s3/start-s3.ts';

import { GatewayFault } from './gateway-fault.ts';
import type { GatewayAnswer } from './gateway-request.ts';
import { respond, type BackendAnswer } from './integration-response.ts';
import type { Exchange } from './request-context.ts';
import type { Integration } from './rest-api.ts';
import { mappedValue } from './substitute.ts';

export type ReadObject = RunningS3['readObject'];

const pathPrefix = 'integration.request.path.';

/** `arn:aws:apigateway:REGION:s3:path/BUCKET/KEY`, where the key may hold `{name}`. */
const addressIn = (
  { Uri, RequestParameters }: Integration,
  exchange: Exchange,
): { readonly bucket: string; readonly key: string } => {
  const [, bucket, key] = /:s3:path\/([^/]+)\/(.+)$/.exec(Uri) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new GatewayFault('API_CONFIGURATION_ERROR', 'Internal server error', `no S3 path: ${Uri}`);
  }
  const filled = key.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const expression = RequestParameters[`${pathPrefix}${name}`];
    return expression === undefined ? whole : (mappedValue(expression, exchange) ?? '');
  });
  return { bucket, key: filled };
};

/** The gateway takes on the integration's role, as its own service would. */
const callerOf = ({ Credentials }: Integration, accountId: string): Caller => ({
  accessKeyId: `ASIA${createHash('sha256').update(Credentials).digest('hex').slice(0, 16).toUpperCase()}`,
  secretAccessKey: '',
  principalArn: `arn:aws:sts::${accountId}:assumed-role/${Credentials.slice(Credentials.lastIndexOf('/') + 1)}/BackplaneAssumeRoleSession`,
  roleArn: Credentials,
  tags: {},
});

/** Serves a static file through an AWS integration with S3's GetObject. */
export const serveObject = async (
  integration: Integration,
  exchange: Exchange,
  readObject: ReadObject,
): Promise<GatewayAnswer> => {
  const address = addressIn(integration, exchange);
  const caller = callerOf(integration, exchange.accountId);
  const backend = await readObject({ ...address, caller }).then(
    ({ bytes, headers }): BackendAnswer => ({
      statusCode: 200,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.from(bytes),
    }),
    (error: unknown): BackendAnswer => {
      if (!(error instanceof ServiceFault)) throw error;
      return { statusCode: error.statusCode, headers: {}, body: Buffer.from(error.message) };
    },
  );
  return respond(backend, integration, exchange);
};
