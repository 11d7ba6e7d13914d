import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { LambdaName } from '#lib/functions.ts';

const run = promisify(execFile);

/** Nothing of the builder's own environment reaches the function that is warmed. */
const warmEnvironment = {
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  TENANT_DATA_TABLE: 'warm',
  CONTROL_TABLE: 'warm',
  SESSION_TABLE: 'warm',
  KEYSTORE_TABLE: 'warm',
  AUDIT_TABLE: 'warm',
  DOCS_BUCKET: 'warm',
  DOCS_KEY_ARN: 'arn:aws:kms:ap-northeast-1:000000000000:key/warm',
  KEK_ARN: 'arn:aws:kms:ap-northeast-1:000000000000:key/warm',
  TENANT_DATA_ROLE_ARN: 'arn:aws:iam::000000000000:role/warm',
  TENANT_AUTH_ROLE_ARN: 'arn:aws:iam::000000000000:role/warm',
  PRESIGN_ROLE_ARN: 'arn:aws:iam::000000000000:role/warm',
  USER_POOL_ID: 'ap-northeast-1_warm',
  USER_POOL_CLIENT_ID: 'warm',
  APP_ORIGIN: 'http://localhost',
  MAIL_FROM: 'warm@example.invalid',
} as const;

/**
 * V8's code cache of a bundle after it has answered: functions compiled on the way are in it. Made in a process of its
 * own without V8 flags, since flags are part of the cache's tag.
 */
export const harvestCodeCache = async (folder: string, name: LambdaName): Promise<Uint8Array> => {
  const scratch = mkdtempSync(join(tmpdir(), 'stafee-cache-'));
  try {
    const file = join(scratch, 'app.cache');
    const program = join(import.meta.dirname, 'harvest.ts');
    await run(process.execPath, [program, join(folder, 'app.js'), name, file], {
      env: warmEnvironment,
      timeout: 30_000,
    });
    return readFileSync(file);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
