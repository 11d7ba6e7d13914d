import { Template } from 'aws-cdk-lib/assertions';

import type { StageName } from '#lib/settings.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

export type Part =
  | 'Audit'
  | 'Foundation'
  | 'Backup'
  | 'Osaka'
  | 'Network'
  | 'Data'
  | 'Identity'
  | 'TenantApi'
  | 'OperatorData'
  | 'OperatorApi';

/** The templates of some stacks of a stage. */
export const templatesOf = <Name extends Part>(
  stage: StageName,
  ...parts: readonly Name[]
): Readonly<Record<Name, Template>> => {
  const assembly = assemblyOf(stage);
  return Object.fromEntries(
    parts.map((part) => [
      part,
      Template.fromJSON(
        assembly.getStackByName(`stafee-${stage}-${part}`).template as Record<string, unknown>,
      ),
    ]),
  ) as Record<Name, Template>;
};

/** The template of one stack of a stage. */
export const templateOf = (stage: StageName, part: Part): Template => templatesOf(stage, part)[part];
