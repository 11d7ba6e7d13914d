import type { SealedPlace } from './tenant-context.ts';
import { seenAddress } from '#rows/sign-in.ts';
import type { UserId } from '#domain/kernel/ids.ts';

/** Who it was and from where, of a row of a sign-in. */
export const seenPlaceOf = (of: { readonly userId: UserId; readonly addressHash: string }): SealedPlace => {
  const { pk, sk } = seenAddress.key(of);
  return { table: 'session', pk, sk, attribute: 'who' };
};

/** What is sealed of a sign-in. */
export type SeenWho = { readonly name: string; readonly address: string };
