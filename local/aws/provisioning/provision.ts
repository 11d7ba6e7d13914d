import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

import { keepInFile } from '#local/aws/calls/kept-file.ts';
import type { RunningCognito } from '#local/aws/cognito/start-cognito.ts';
import type { RunningKms } from '#local/aws/kms/start-kms.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

import type { Access } from './access.ts';
import { createKeys, createPools } from './create-keys-and-pools.ts';

export type Provisioned = {
  readonly template: CloudTemplate;
  readonly services: { readonly kms: RunningKms; readonly cognito: RunningCognito };
};

export type ProvisionAccess = Access & {
  /** What the data folder was made from; without a data folder everything is made anew. */
  readonly mark: { readonly assembly: string; readonly origin: string; readonly dataFolder?: string };
};

const markOf = ({ assembly, origin }: ProvisionAccess['mark']): string =>
  createHash('sha256')
    .update(readFileSync(join(assembly, 'manifest.json')))
    .update(origin)
    .digest('hex');

/** Loaded on use: a start that finds everything made needs no AWS client. */
const makeAll = async ({ template, services }: Provisioned, access: Access): Promise<void> => {
  const [{ createTables }, { createBuckets }, { deployFiles }] = await Promise.all([
    import('./create-tables.ts'),
    import('./create-buckets.ts'),
    import('./deploy-files.ts'),
  ]);
  createKeys(template, services.kms);
  createPools(template, services.cognito);
  await createTables(template, access);
  await createBuckets(template, access);
  await deployFiles(template, access);
};

/**
 * Makes what the template asks for and is not there yet: keys, pools, tables, buckets, files. May be repeated after a
 * crash at any point; when the data folder was made from the same assembly, nothing is done.
 */
export const provision = async (parts: Provisioned, access: ProvisionAccess): Promise<void> => {
  const { dataFolder } = access.mark;
  const path = dataFolder === undefined ? undefined : join(dataFolder, 'provisioned.json');
  const kept = keepInFile(path, v.object({ mark: v.string() }), () => ({ mark: '' }));
  const mark = markOf(access.mark);
  if (kept.read().mark === mark) return;
  await makeAll(parts, access);
  kept.write({ mark });
};
