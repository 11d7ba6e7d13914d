import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { FoundPerson } from './change-person.ts';
import { changesOf } from './person-changes.ts';
import type { SignInNames } from './sign-in-name-store.ts';

export type SeenRefusal = RefusalOf<'person-changed-meanwhile' | 'person-deleted'>;

type Asked = {
  readonly user: User;
  /** @default as they are */
  readonly names?: SignInNames;
  readonly expectedVersion: number;
};

/**
 * What a change is answered with before anything of it is judged: that he was deleted, that somebody else was first, or,
 * sent again after a lost answer or saying nothing new, that he is so already.
 */
export const seenBefore = (
  found: FoundPerson,
  { user, names = found.names, expectedVersion }: Asked,
): Result<'as-it-is', SeenRefusal> | undefined => {
  if (found.user.deletedAt !== undefined) return refuse({ kind: 'person-deleted' });
  const isSo = changesOf(found, { user, names }).names.length === 0;
  if (isSo && (found.version === expectedVersion || found.version === expectedVersion + 1))
    return accept('as-it-is');
  return found.version === expectedVersion
    ? undefined
    : refuse({ kind: 'person-changed-meanwhile', version: found.version });
};
