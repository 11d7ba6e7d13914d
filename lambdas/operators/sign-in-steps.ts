import { assert } from '#domain/kernel/assert.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import type { SignInStep } from '#lambdas/adapters/operator/operator-directory.ts';
import { deviceWords } from '#domain/users/device-words.ts';
import { isServing, type OperatorRecord } from '#lambdas/adapters/operator/operators.ts';
import { csrfTokenOf, sessionCookie } from '#lambdas/http/guards.ts';

/** Stricter than any tenant's floor; the user directory holds the same number and remembers 24 passwords. */
export const operatorPolicy = { minimumLength: 16 } as const;

/** What authenticator apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
const otpauthUriOf = (operatorId: OperatorId, secret: string): string =>
  `otpauth://totp/STAFee:${operatorId}?secret=${secret}&issuer=STAFee&algorithm=SHA1&digits=6&period=30`;

/** Keeps the step for the answer to come, under a token that only this browser gets. */
export const continued = async (
  { challenges }: OperatorAuthContext,
  {
    operatorId,
    step,
    at,
  }: { readonly operatorId: OperatorId; readonly step: SignInStep; readonly at: Instant },
) => {
  const { kind, session: directorySession } = step;
  const challengeId = await challenges.start({ operatorId, kind, directorySession }, at);
  switch (step.kind) {
    case 'new-password':
      return { outcome: 'new-password-required' as const, challengeId, policy: operatorPolicy };
    case 'totp':
      return { outcome: 'totp-required' as const, challengeId };
    case 'totp-setup': {
      const otpauthUri = otpauthUriOf(operatorId, step.secret);
      return { outcome: 'totp-setup-required' as const, challengeId, otpauthUri };
    }
  }
};

type Asking = { readonly at: Instant; readonly userAgent: string; readonly sourceIp: string };

/** The end of a sign-in: both factors are proven. */
export const signedIn = async (
  { sessions }: OperatorAuthContext,
  record: OperatorRecord,
  { at, userAgent, sourceIp }: Asking,
) => {
  assert(isServing(record, at), 'only an active operator with a training that counts gets a session');
  const { operatorId, name } = record;
  const token = await sessions.start(operatorId, { device: deviceWords(userAgent), address: sourceIp }, at);
  return {
    body: {
      outcome: 'signed-in' as const,
      csrfToken: csrfTokenOf(token),
      operator: { id: operatorId, name },
    },
    setCookie: sessionCookie(token, 'operator'),
  };
};

/** What the audit trail calls an operator at the door. */
export const operatorTarget = (operatorId: OperatorId | undefined): string =>
  `operator ${operatorId ?? 'unknown'}`;
