import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { documentsOf } from './documents.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import { onFirstUse, tenantEnvironment, type Environment } from '#lambdas/adapters/machine/environment.ts';
import { keyStoreOf } from './key-store.ts';
import { presignPolicy } from './presign-policy.ts';
import { bucketUrlOf } from '#lambdas/adapters/aws/presign.ts';
import { tenantContextOf, type TenantContext } from './tenant-context.ts';
import { stsAssume, tenantSessionsOf } from './tenant-session.ts';
import { unwrapLater } from './unwrap-later.ts';

type Parts = {
  readonly environment: Environment;
  readonly tenantId: TenantId;
  readonly credentials: SessionCredentials;
  /** A session for links to files, which are good from this address. */
  readonly presignCredentials: (sourceIp: string) => Promise<SessionCredentials>;
  readonly clock: Clock;
};

/** Everything of one tenant that these credentials reach. */
export const tenantContextWith = (parts: Parts): TenantContext => {
  const { environment, tenantId, credentials, presignCredentials, clock } = parts;
  const { region, docsBucket, docsKeyArn, keystoreTable, s3Endpoint } = environment;
  const client = documentClientOf({ region, credentials });
  const unwrap = unwrapLater({ region, credentials });
  const documents = documentsOf({
    tenantId,
    bucket: docsBucket,
    bucketUrl: bucketUrlOf({ bucket: docsBucket, region, endpoint: s3Endpoint }),
    region,
    keyArn: docsKeyArn,
    credentials,
    presignCredentials,
  });
  const { dataKey, loginKey } = keyStoreOf({ tenantId, client, keystoreTable, unwrap, clock });
  return tenantContextOf({ tenantId, client, environment, documents, dataKey, loginKey });
};

/** Contexts of the tenants that this environment serves: one per session, rebuilt when its keys are renewed. */
export const tenantContextsOf = (clock: Clock) => {
  const environment = onFirstUse(tenantEnvironment);
  const assume = onFirstUse(() => tenantSessionsOf(stsAssume(environment().region), clock));
  const contexts = new WeakMap<SessionCredentials, TenantContext>();
  return async (tenantId: TenantId): Promise<TenantContext> => {
    const { tenantDataRoleArn, presignRoleArn: roleArn } = environment();
    const credentials = await assume()({ roleArn: tenantDataRoleArn, tenantId });
    const known = contexts.get(credentials);
    if (known !== undefined) return known;
    const context = tenantContextWith({
      environment: environment(),
      tenantId,
      credentials,
      presignCredentials: (sourceIp) =>
        assume()({ roleArn, tenantId, policy: presignPolicy(environment(), tenantId, sourceIp) }),
      clock,
    });
    contexts.set(credentials, context);
    return context;
  };
};
