import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import type { Unwrap } from './key-store.ts';

/** KMS is loaded when the first sealed text is met. */
export const unwrapLater = (place: {
  readonly region: string;
  readonly credentials: SessionCredentials;
}): Unwrap => {
  let keys: Promise<{ readonly unwrap: Unwrap }> | undefined;
  return async (wrapped, context) => {
    keys ??= import('#lambdas/adapters/aws/kms-keys.ts').then(({ kmsKeysOf }) => kmsKeysOf(place));
    return (await keys).unwrap(wrapped, context);
  };
};
