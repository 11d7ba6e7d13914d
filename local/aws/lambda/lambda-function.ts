import * as v from 'valibot';

import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';

/** A function of the template, ready to be run. */
export type LambdaFunction = {
  readonly name: string;
  readonly arn: string;
  /** The path of its construct, `Stage/TenantApi/auth`. */
  readonly path: string;
  readonly roleArn: string;
  readonly codeFolder: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMebibytes: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Each tenant has execution environments of its own (`TenancyConfig`). */
  readonly isPerTenant: boolean;
};

const shape = v.looseObject({
  Code: v.looseObject({ S3Key: v.optional(v.string()) }),
  Handler: v.optional(v.string(), 'index.handler'),
  Role: v.string(),
  Runtime: v.optional(v.string(), ''),
  Timeout: v.optional(v.number(), 3),
  MemorySize: v.optional(v.number(), 128),
  Environment: v.optional(
    v.looseObject({
      Variables: v.optional(
        v.record(v.string(), v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String))),
      ),
    }),
  ),
  TenancyConfig: v.optional(v.looseObject({ TenantIsolationMode: v.string() })),
});

const functionOf = (resource: Resource, template: CloudTemplate): LambdaFunction | undefined => {
  const found = v.parse(shape, resource.properties);
  const codeFolder = template.asset(found.Code.S3Key ?? '');
  // CDK's own custom-resource functions have no part in running what is deployed; their work is done by provisioning.
  if (codeFolder === undefined || !found.Runtime.startsWith('nodejs')) return undefined;
  return {
    name: resource.name,
    arn: resource.attribute('Arn'),
    path: resource.path,
    roleArn: found.Role,
    codeFolder,
    handler: found.Handler,
    timeoutSeconds: found.Timeout,
    memoryMebibytes: found.MemorySize,
    variables: found.Environment?.Variables ?? {},
    isPerTenant: found.TenancyConfig?.TenantIsolationMode === 'PER_TENANT',
  };
};

/** The Node functions of a template. */
export const functionsOf = (template: CloudTemplate): readonly LambdaFunction[] =>
  template
    .ofType('AWS::Lambda::Function')
    .map((resource) => functionOf(resource, template))
    .filter((found) => found !== undefined);

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** A function may be named by its name, its ARN, or a part of its construct's path: `tenant-app`, `TenantApp`. */
export const findFunction = (
  functions: readonly LambdaFunction[],
  named: string,
): LambdaFunction | undefined => {
  const exact = functions.find(({ name, arn }) => name === named || arn === named);
  if (exact !== undefined) return exact;
  const matching = functions.filter(({ path }) =>
    path.split('/').some((part) => plain(part) === plain(named)),
  );
  return matching.length === 1 ? matching[0] : undefined;
};
