import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import { isInForce, type Session } from '#lambdas/adapters/sign-in/sessions.ts';
import type { PersonPlace, Standing } from '#lambdas/adapters/sign-in/standing.ts';
import type { Call } from '#lambdas/http/call.ts';
import { certainStanding } from './certain-standing.ts';

export type OwnSession = {
  readonly session: Session;
  readonly who: PersonPlace;
  readonly door: Door;
  readonly tenant: TenantRecord;
  readonly standing: Standing;
};

/** The session at hand, with what it stands on; undefined where it is over. */
export const ownSession = async (
  { cookie, actor }: Pick<Call, 'cookie' | 'actor'>,
  context: AuthContext,
): Promise<OwnSession | undefined> => {
  const session = await context.sessions.find(cookie);
  if (session === undefined || session.userId !== actor?.userId) return undefined;
  const { tenantId, userId } = session;
  const who = { tenantId, userId };
  const [door, tenant, standing] = await Promise.all([
    context.doorOf(tenantId),
    context.control.byId(tenantId),
    certainStanding(context, who),
  ]);
  if (tenant === undefined || !isInForce(session, who, standing)) return undefined;
  return { session, who, door, tenant, standing };
};
