import type { Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { PersonPlace } from '#lambdas/adapters/sign-in/standing.ts';
import type { KeptPasskey } from '#rows/sign-in.ts';

/** With their names in the clear, for their owner. */
export const namedPasskeys = (
  { openName }: Pick<Door, 'openName'>,
  who: PersonPlace,
  kept: readonly KeptPasskey[],
): Promise<readonly KeptPasskey[]> =>
  Promise.all(kept.map(async ({ name, ...passkey }) => ({ ...passkey, name: await openName(who, name) })));
