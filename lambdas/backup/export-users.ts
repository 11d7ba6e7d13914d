import { createHash } from 'node:crypto';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { BackupBucket } from '#lambdas/adapters/backup/backup-bucket.ts';
import type { ListedUser } from '#lambdas/adapters/backup/directory-list.ts';
import { userListKey, userListManifestKey } from './places.ts';

/**
 * Writes one line per person, then the manifest with count and hash: a list without a manifest is half a list. Repeated
 * on the same day it replaces both.
 */
export const exportUsers = async (
  pages: () => AsyncIterable<readonly ListedUser[]>,
  { bucket, at }: { readonly bucket: BackupBucket; readonly at: Instant },
): Promise<{ readonly users: number }> => {
  const lines: string[] = [];
  for await (const page of pages()) lines.push(...page.map((user) => `${JSON.stringify(user)}\n`));
  const text = lines.join('');
  const day = jstDateOf(at);
  await bucket.put(userListKey(day), text, 'application/x-ndjson');
  const sha256 = createHash('sha256').update(text).digest('hex');
  await bucket.put(
    userListManifestKey(day),
    JSON.stringify({ key: userListKey(day), users: lines.length, sha256, writtenAt: at }),
  );
  return { users: lines.length };
};
