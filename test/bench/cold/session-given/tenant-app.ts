import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import { documentsOf } from '#lambdas/adapters/tenant/documents.ts';
import { onFirstUse, tenantEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { tenantContextOf } from '#lambdas/adapters/tenant/tenant-context.ts';
import '#lambdas/functions/tenant-app.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { rightsIn } from '#lambdas/http/rights-in.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import type { Actor } from '#lambdas/http/call.ts';

const noKeys = () => Promise.reject(new Error('this environment was given no keys'));

const contextOf = onFirstUse((source) => {
  const environment = tenantEnvironment(source);
  const credentials = { accessKeyId: 'ASIATENANT', secretAccessKey: 'tenant', sessionToken: 't'.repeat(400) };
  const client = documentClientOf({ region: environment.region, credentials });
  return (tenantId: Actor['tenantId']) =>
    tenantContextOf({
      tenantId,
      client,
      environment,
      documents: documentsOf({
        tenantId,
        bucket: environment.docsBucket,
        bucketUrl: '',
        region: environment.region,
        keyArn: environment.docsKeyArn,
        credentials,
        presignCredentials: noKeys,
      }),
      dataKey: noKeys,
      loginKey: noKeys,
    });
});

/**
 * The whole of tenant-app with the tenant's session given: an environment's first call to STS is left out, its code is
 * not, since the function's own module is loaded too.
 */
export const handler = apiHandler({
  table: endpointsOf('tenant-app'),
  contextOf: ({ actor }) => (actor === undefined ? noKeys() : Promise.resolve(contextOf()(actor.tenantId))),
  clock: systemClock,
  isPerTenant: true,
  rightsOf: rightsIn,
});
