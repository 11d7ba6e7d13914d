import { beforeEach, describe, expect, test } from 'vitest';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { operatorRights } from '#domain/operators/operator-rights.ts';
import { rights } from '#domain/rights/rights.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { aContext, anEvent, told } from '#test/builders/tenant-plane.ts';
import { validRequest } from './valid-request.ts';

/* What is of operators alone; the rest is every endpoint's (every-endpoint.test.ts). */

const token = `op-kato.${'a'.repeat(43)}`;
let reached = 0;
beforeEach(() => {
  reached = 0;
});

type Sent = { readonly held?: readonly string[]; readonly body?: unknown };

/** Sends what the contract takes; whatever asks for a context has passed all gates. */
const send = async (listed: ListedContract, { held = Object.keys(operatorRights), ...sent }: Sent = {}) => {
  const handler = apiHandler<never>({
    table: endpointsOf(listed.contract.function),
    contextOf: async () => {
      reached += 1;
      throw new Error('reached');
    },
    operatorRightsOf: () => new Set(held),
    clock: () => new Date('2026-05-12T01:00:00.000Z'),
    isPerTenant: false,
    plane: 'operator',
    writeLine: () => undefined,
  });
  const event = anEvent(listed.key, {
    ...validRequest(listed),
    ...sent,
    headers: { Cookie: `__Host-osid=${token}`, 'x-csrf-token': csrfTokenOf(token) },
    authorizer: { operatorId: 'op-kato', operatorName: '加藤', sessionKey: 'k' },
  });
  return told(await handler(event, aContext('none')));
};

const those = (fits: (listed: ListedContract) => boolean) =>
  operatorContracts.filter(fits).map((listed) => [listed.key, listed] as const);
const gated = those(({ contract }) => Object.hasOwn(operatorRights, contract.may));

describe('rights of operators', () => {
  test.each(gated)('%s is closed to whoever holds every right but its own', async (_key, listed) => {
    const held = Object.keys(operatorRights).filter((right) => right !== listed.contract.may);
    const answer = await send(listed, { held });
    expect([answer.status, answer.body.code, reached]).toEqual([403, 'not-allowed', 0]);
  });

  test.each(gated)('%s is open to whoever holds its right alone', async (_key, listed) => {
    await send(listed, { held: [listed.contract.may] });
    expect(reached).toBe(1);
  });

  test.each(those(({ contract }) => contract.may === 'everybody'))(
    '%s asks for no right',
    async (_key, listed) => {
      await send(listed, { held: [] });
      expect(reached).toBe(1);
    },
  );

  test('are no rights of companies', () => {
    expect(Object.keys(operatorRights).filter((right) => Object.hasOwn(rights, right))).toEqual([]);
  });
});

describe('what operators do', () => {
  const acts = those(
    ({ contract }) => contract.method !== 'GET' && !contract.path.startsWith('/operator/auth/'),
  );

  test.each(acts)('%s asks for the reason of whoever does it', async (_key, listed) => {
    expect(listed.contract.asksReason).toBe(true);
    const body = { ...Object(validRequest(listed).body), reason: ' ' };
    const answer = await send(listed, { body });
    expect([answer.status, answer.body.code, reached]).toEqual([400, 'input-malformed', 0]);
  });
});
