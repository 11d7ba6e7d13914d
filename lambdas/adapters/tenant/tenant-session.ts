import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { assert } from '#domain/kernel/assert.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';

export type SessionRequest = {
  readonly roleArn: string;
  readonly tenantId: TenantId;
  /** An inline policy that narrows the role further. */
  readonly policy?: string;
  /** What the session is made from, which no later call of it can change, and for how many seconds. @default nothing, an hour */
  readonly source?: { readonly SourceIdentity: string; readonly DurationSeconds: number };
};

/** Asks STS for keys of one hour that carry the tenant as a tag. */
export type Assume = (request: SessionRequest) => Promise<SessionCredentials>;

/** Role chaining caps a session at one hour; ten minutes are left for clocks that differ and calls under way. */
const keptMillis = 50 * 60_000;
const mostSessions = 200;

/** One session per role, tenant and policy for 50 minutes, and one request to STS however many ask at once. */
export const tenantSessionsOf = (assume: Assume, clock: Clock, forMillis: number = keptMillis): Assume => {
  const kept = new Map<
    string,
    { readonly session: Promise<SessionCredentials>; readonly untilMillis: number }
  >();
  return async (request) => {
    const { roleArn, tenantId, policy, source } = request;
    const name = [roleArn, tenantId, policy, source?.SourceIdentity].join('|');
    const nowMillis = clock().getTime();
    const known = kept.get(name);
    if (known !== undefined && nowMillis < known.untilMillis) return known.session;
    kept.delete(name);
    const [oldest] = kept.keys();
    if (kept.size >= mostSessions && oldest !== undefined) kept.delete(oldest);
    const session = assume(request);
    kept.set(name, { session, untilMillis: nowMillis + forMillis });
    // A session that could not be had must not be remembered as one.
    session.catch(() => kept.delete(name));
    return session;
  };
};

/** STS itself, as the function's own role. */
export const stsAssume = (region: string): Assume => {
  const client = new STSClient({ region, requestHandler: sharedConnections });
  return async ({ roleArn, tenantId, policy, source }) => {
    const { Credentials } = await client.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: tenantId,
        DurationSeconds: 3600,
        Tags: [{ Key: 'TenantId', Value: tenantId }],
        ...(policy === undefined ? {} : { Policy: policy }),
        ...source,
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
    assert(
      AccessKeyId !== undefined && SecretAccessKey !== undefined && SessionToken !== undefined,
      'an assumed role comes with keys',
    );
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  };
};
