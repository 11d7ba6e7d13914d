import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { proofTokenIn } from '#lambdas/adapters/sign-in/sessions.ts';
import type { Call } from '#lambdas/http/call.ts';
import { notProven, stepUpNeededBy } from '#lambdas/http/step-up.ts';
import type { OwnSession } from './own-session.ts';

/**
 * What the directory gave at the last 本人確認 of this session: passkeys are registered by it. A sign-in is a proof, but
 * leaves none behind, so that the person is asked once more.
 */
export const proofOf = (
  call: Pick<Call, 'actor' | 'at' | 'cookie'>,
  { session }: Pick<OwnSession, 'session'>,
): Result<string, RefusalOf<'step-up-needed'>> => {
  const unproven = notProven(call);
  if (unproven !== undefined) return refuse(unproven);
  const token = proofTokenIn(session, call.cookie);
  return token === undefined ? refuse(stepUpNeededBy(call.actor)) : accept(token);
};
