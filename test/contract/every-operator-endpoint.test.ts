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
/** What was written down as refused, and what else of the context was asked for. */
let refused: unknown[] = [];
let touched: unknown[] = [];
beforeEach(() => {
  reached = 0;
  [refused, touched] = [[], []];
});

const context = new Proxy<Record<string, unknown>>(
  {},
  {
    get: (_none, name) => {
      // It is awaited.
      if (name === 'then') return undefined;
      if (name === 'record')
        return async (_request: unknown, { action }: { readonly action: string }) =>
          void refused.push(action);
      touched.push(name);
      throw new Error('reached');
    },
  },
);

type Sent = { readonly held?: readonly string[]; readonly body?: unknown };

/** Sends what the contract takes; whatever asks for a context has passed all gates, or writes a refusal down. */
const send = async (listed: ListedContract, { held = Object.keys(operatorRights), ...sent }: Sent = {}) => {
  const handler = apiHandler<any>({
    table: endpointsOf(listed.contract.function),
    contextOf: async () => {
      reached += 1;
      return context;
    },
    operatorRightsOf: () => ({ roles: [], rights: new Set(held) }),
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
  test.each(gated)(
    '%s is closed to whoever holds every right but its own, which is recorded (9.2.3)',
    async (_key, listed) => {
      const held = Object.keys(operatorRights).filter((right) => right !== listed.contract.may);
      const answer = await send(listed, { held });
      expect([answer.status, answer.body.code, touched]).toEqual([403, 'not-allowed', []]);
      expect(refused).toEqual([expect.stringMatching(/^[a-z-]+\.[a-z-]+$/)]);
    },
  );

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
    if (listed.contract.may === 'everybody') return;
    // Without the right nothing is told of the shape, and that it was tried is written down.
    const tried = await send(listed, { held: [], body });
    expect([tried.status, tried.body.code, refused.length]).toEqual([403, 'not-allowed', 1]);
  });
});
