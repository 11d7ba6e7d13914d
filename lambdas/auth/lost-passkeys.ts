import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { PersonPlace, Standing } from '#lambdas/adapters/sign-in/standing.ts';

/** Of whoever set a password of his own, or ever had or lost a factor, the standing says so: it is not lost. */
const maybeLost = ({ passwordAt, factorEndedAt, passkeysVersion }: Standing): boolean =>
  passwordAt === undefined && factorEndedAt === undefined && passkeysVersion === undefined;

/**
 * Whether the directory knows passkeys of somebody whose standing was lost: it asks for none after a password, so that it
 * has to be asked (docs/decisions/0193). None of them counts any more, and an administrator ends them.
 */
export const hasLostPasskeys = async (
  { directory }: Pick<AuthContext, 'directory'>,
  who: PersonPlace,
  standing: Standing,
): Promise<boolean> => maybeLost(standing) && (await directory.passkeys.ask(who)) !== undefined;
