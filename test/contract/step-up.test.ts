import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import { perTenantFunctions } from '#contract/functions.ts';
import { rights } from '#domain/rights/rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { aContext, anEvent, told } from '#test/builders/tenant-plane.ts';
import { madeIds } from './made-ids.ts';
import { validRequest } from './valid-request.ts';

const tenantId = `t01${'j'.repeat(24)}`;
const token = `${tenantId}.${'a'.repeat(43)}`;
const every = Object.fromEntries(
  Object.entries(rights).map(([right, { scopes }]) => [right, scopes.at(-1)]),
) as Grants;

/** What its contract takes; whatever asks for a context has passed all gates, and meets an error there. */
const send = async (listed: ListedContract, provenAt: string | null) => {
  const handler = apiHandler<never>({
    table: endpointsOf(listed.contract.function),
    contextOf: () => Promise.reject(new Error('reached')),
    rightsOf: () => every,
    clock: () => new Date('2026-05-12T01:00:00.000Z'),
    isPerTenant: perTenantFunctions.some((name) => name === listed.contract.function),
    writeLine: () => undefined,
  });
  const authorizer = {
    tenantId,
    userId: madeIds.claimId,
    userName: '田中花子',
    sessionKey: 'k',
    ...(provenAt === null ? {} : { provenAt }),
  };
  const headers = { Cookie: `__Host-sid=${token}`, 'x-csrf-token': csrfTokenOf(token) };
  const event = anEvent(listed.key, { ...validRequest(listed), headers, authorizer });
  return told(await handler(event, aContext(tenantId)));
};

describe('本人確認 before what changes rights (9.2.3)', () => {
  const asking = tenantContracts
    .filter(({ contract }) => contract.stepUp === true)
    .map((listed) => [listed.key, listed] as const);

  test('is asked for by these', () => {
    expect(asking.map(([key]) => key)).toEqual([
      'POST /api/company/second-person-decision',
      'POST /api/company/second-person-requests',
      'POST /api/company/support-grant',
      'POST /api/master-files/users/imports/{importId}/undo',
      'POST /api/me/sign-in-factors/passkey-end',
      'POST /api/me/sign-in-factors/recovery-codes',
      'POST /api/me/sign-in-factors/totp-end',
      'POST /api/my/address',
      'PUT /api/settings/access',
      'PUT /api/settings/addresses',
      'PUT /api/settings/people-rules',
      'PUT /api/settings/second-person',
      'PUT /api/settings/sign-in-rules',
      'POST /api/users/{userId}/invitation',
      'PUT /api/users/{userId}/roles',
      'POST /api/users/{userId}/totp-end',
    ]);
  });

  test.each(asking)(
    '%s refuses whoever proved it more than five minutes ago, or never',
    async (_key, listed) => {
      for (const provenAt of ['2026-05-12T00:54:59.999Z', null]) {
        expect(await send(listed, provenAt)).toMatchObject({
          status: 403,
          body: { code: 'step-up-needed', asksCode: false, hasPasskey: false },
        });
      }
    },
  );

  test.each(asking)('%s goes on for whoever proved it within five minutes', async (_key, listed) => {
    expect((await send(listed, '2026-05-12T00:55:00.000Z')).status).toBe(500);
  });
});
