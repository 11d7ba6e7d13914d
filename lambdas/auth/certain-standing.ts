import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { isChanging, type PersonPlace, type Standing } from '#lambdas/adapters/sign-in/standing.ts';

const lookMillis = 100;

/**
 * What a person's sessions must begin under, read before his password is looked at. While somebody changes that
 * password, which one is right is not known, so this waits; a crashed change holds it up for 10 seconds at most.
 */
export const certainStanding = async (
  { standings, waitUntil, clock }: Pick<AuthContext, 'standings' | 'waitUntil' | 'clock'>,
  who: PersonPlace,
): Promise<Standing> => {
  let standing = await standings.find(who);
  while (isChanging(standing, instantOf(clock()))) {
    // oxlint-disable-next-line no-await-in-loop -- it waits for the change
    await waitUntil(clock().getTime() + lookMillis);
    // oxlint-disable-next-line no-await-in-loop
    standing = await standings.find(who);
  }
  return standing;
};
