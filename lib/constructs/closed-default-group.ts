import { CfnResource } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';

import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import type { StageSettings } from '#lib/settings.ts';

const provider = 'Custom::VpcRestrictDefaultSGCustomResourceProvider';

export type ProviderProps = {
  readonly settings: StageSettings;
  readonly logsKey: kms.IKey;
  readonly tags: Readonly<Record<string, string>>;
};

/**
 * Every `ec2.Vpc` empties its default security group by the CDK's own function, one per stack. The CDK gives it neither
 * tags nor a log group of ours, and has no property for them.
 */
export const tidyDefaultGroupProvider = (stack: Stack, { settings, logsKey, tags }: ProviderProps): void => {
  const [role, handler] = ['Role', 'Handler'].map((id) => stack.node.findChild(provider).node.findChild(id));
  const logs = new KeptLogGroup(stack, 'DefaultGroupLogs', { settings, encryptionKey: logsKey });
  const listed = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  for (const resource of [role, handler])
    if (CfnResource.isCfnResource(resource)) resource.addPropertyOverride('Tags', listed);
  if (CfnResource.isCfnResource(handler))
    handler.addPropertyOverride('LoggingConfig', { LogGroup: logs.logGroupName, LogFormat: 'JSON' });
};
