import { join } from 'node:path';

import { startJsonService } from '#local/aws/calls/json-service.ts';
import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import type { RunningService, ServiceOptions } from '#local/aws/calls/service-call.ts';

import { administeringOperations } from './administering.ts';
import { createTemplateKey, type TemplateKey } from './create-key.ts';
import { encryptingOperations } from './encrypting.ts';
import { openKeyRing } from './key-ring.ts';

export type RunningKms = RunningService & {
  /** The keys as they are now. */
  readonly remember: () => TakeBack;
  /** Creates a template's key under its fixed id, or updates policy, tags and state of a known one. */
  readonly createKey: (template: TemplateKey) => { readonly arn: string };
  /** The key policy's text, for whoever judges calls; undefined for an unknown key. */
  readonly policyOf: (keyArn: string) => string | undefined;
};

/** Starts the local KMS. Key material lies in `kms.json`, which only its owner may read: development only. */
export const startKms = async (options: ServiceOptions): Promise<RunningKms> => {
  const { dataFolder } = options;
  const ring = openKeyRing(options, dataFolder === undefined ? undefined : join(dataFolder, 'kms.json'));
  const running = await startJsonService(options, {
    service: 'kms',
    target: 'TrentService',
    operations: { ...administeringOperations(ring), ...encryptingOperations(ring) },
  });
  return {
    ...running,
    remember: ring.remember,
    createKey: (template) => ({ arn: ring.arnOf(createTemplateKey(ring, template).keyId) }),
    policyOf: (keyArn) => ring.keys().find(({ keyId }) => ring.arnOf(keyId) === keyArn)?.policy,
  };
};
