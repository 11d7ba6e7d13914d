import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { tenantContracts } from '#contract/all.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { mayName } from '#domain/masters/read-values.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { perTenantFunctions } from '#contract/functions.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { pathParts } from '#contract/shapes/path-parts.ts';
import { isRight, rightFacts } from '#domain/rights/grants.ts';
import { rights } from '#domain/rights/rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { rightsOfOperator } from '#lambdas/http/operator-rights-of.ts';
import { aContext, anEvent, told } from '#test/builders/tenant-plane.ts';
import { madeIds, pathWith } from './made-ids.ts';
import { validRequest, type ValidRequest } from './valid-request.ts';
/* Every endpoint of both planes under the real chain, as far as a request gets before it reaches a store: whoever adds
 * a contract has these tests of it already. */

const tenantId = `t01${'j'.repeat(24)}`;
const token = { tenant: `${tenantId}.${'a'.repeat(43)}`, operator: `op-kato.${'a'.repeat(43)}` };
const now = new Date('2026-05-12T01:00:00.000Z');
let reached = 0;
beforeEach(() => {
  reached = 0;
});

const every = Object.fromEntries(
  Object.entries(rights).map(([right, { scopes }]) => [right, scopes.at(-1)]),
) as Grants;

type Sent = Partial<ValidRequest> & {
  readonly grants?: Grants;
  readonly headers?: Readonly<Record<string, string>>;
  readonly environmentOf?: string;
  readonly readOnlyUntil?: string;
};

const planeOf = ({ key }: ListedContract) => (key.includes(' /operator/') ? 'operator' : 'tenant');
const isWrite = ({ contract }: ListedContract): boolean => contract.method !== 'GET';
const isInSession = ({ contract }: ListedContract): boolean => contract.may !== 'nobody-yet';
const isPerTenant = ({ contract }: ListedContract): boolean =>
  perTenantFunctions.some((name) => name === contract.function);
/** Sends what the contract takes, changed by `sent`; whatever asks for a context has passed all gates. */
const send = async (listed: ListedContract, sent: Sent = {}) => {
  const plane = planeOf(listed);
  const handler = apiHandler<never>({
    table: endpointsOf(listed.contract.function),
    contextOf: async () => {
      reached += 1;
      throw new Error('reached');
    },
    rightsOf: () => sent.grants ?? every,
    clock: () => now,
    isPerTenant: isPerTenant(listed),
    plane,
    operatorRightsOf: rightsOfOperator,
    writeLine: () => undefined,
  });
  const { params, query, body } = { ...validRequest(listed), ...sent };
  const cookie = plane === 'tenant' ? `__Host-sid=${token.tenant}` : `__Host-osid=${token.operator}`;
  const authorizer = {
    tenantId,
    userId: madeIds.claimId,
    userName: '田中花子',
    operatorId: 'op-kato',
    operatorName: '加藤',
    operatorRoles: 'support,release,security',
    sessionKey: 'k',
    provenAt: now.toISOString(),
    ...(sent.readOnlyUntil === undefined ? {} : { readOnlyUntil: sent.readOnlyUntil }),
  };
  const event = anEvent(listed.key, {
    params,
    query,
    body,
    headers: { Cookie: cookie, 'x-csrf-token': csrfTokenOf(token[plane]), ...sent.headers },
    ...(isInSession(listed) ? { authorizer } : {}),
  });
  return told(await handler(event, aContext(sent.environmentOf ?? tenantId)));
};

const contracts = [...tenantContracts, ...operatorContracts];
const those = (fits: (listed: ListedContract) => boolean) =>
  contracts.filter(fits).map((listed) => [listed.key, listed] as const);
const withBody = those(({ contract }) => contract.body !== undefined);

describe('every endpoint', () => {
  test.each(those(() => true))('%s takes a request of its contract to its store', async (_key, listed) => {
    expect(await send(listed)).toMatchObject({ status: 500 });
    expect(reached).toBe(1);
  });

  test('is of one key, one id of operation and one function of its plane', () => {
    for (const plane of [tenantContracts, operatorContracts]) {
      expect(new Set(plane.map(({ key }) => key)).size).toBe(plane.length);
      expect(new Set(plane.map(({ operation }) => operation)).size).toBe(plane.length);
    }
    const roots = (plane: readonly ListedContract[]) => [
      ...new Set(plane.map(({ contract }) => contract.path.split('/')[1])),
    ];
    expect([roots(tenantContracts), roots(operatorContracts)]).toEqual([['api'], ['operator']]);
  });
});

describe('permissions', () => {
  const gated = those(({ contract }) => Object.hasOwn(rights, contract.may));

  test.each(gated)('%s is closed to whoever holds every right but its own', async (_key, listed) => {
    const { [listed.contract.may as keyof Grants]: _its, ...others } = every;
    expect(await send(listed, { grants: others })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect(reached).toBe(0);
  });

  test.each(gated)('%s is open to whoever holds its right alone, as far as it asks', async (_key, listed) => {
    const { may, mayFrom } = listed.contract;
    const known = isRight(may) ? rightFacts(may).scopes : [];
    const enough = mayFrom === undefined ? 0 : known.indexOf(mayFrom);
    const opened = [];
    for (const scope of known) {
      reached = 0;
      // oxlint-disable-next-line no-await-in-loop -- three at most
      const { status } = await send(listed, { grants: { [may]: scope } });
      opened.push([scope, status, reached]);
    }
    expect(opened).toEqual(known.map((scope, at) => [scope, ...(at < enough ? [403, 0] : [500, 1])]));
  });

  test('ask for more than the narrowest grant where a list is of others’ things', () => {
    const narrowed = contracts.filter(({ contract }) => contract.mayFrom !== undefined);
    expect(narrowed.map(({ operation, contract }) => [operation, contract.mayFrom])).toEqual([
      ['searchClaims', 'department'],
      ['writeClaims', 'department'],
    ]);
  });

  test.each(those(({ contract }) => contract.may === 'everybody'))(
    '%s asks for no right',
    async (_key, listed) => {
      await send(listed, { grants: {} });
      expect(reached).toBe(1);
    },
  );

  test.each(those(isPerTenant))('%s is closed in another company’s environment', async (_key, listed) => {
    const answer = await send(listed, { environmentOf: `t01${'k'.repeat(24)}` });
    expect([answer.status, answer.body.code, reached]).toEqual([403, 'not-allowed', 0]);
  });
});

describe('the session', () => {
  test.each(those((listed) => isWrite(listed) && isInSession(listed)))(
    '%s is refused without the token of its session, and with another’s',
    async (_key, listed) => {
      for (const odd of ['', csrfTokenOf('another')]) {
        const answer = await send(listed, { headers: { 'x-csrf-token': odd } });
        expect([answer.status, answer.body.code, reached]).toEqual([403, 'csrf-missing', 0]);
      }
    },
  );

  test.each(those((listed) => planeOf(listed) === 'tenant' && isWrite(listed) && isInSession(listed)))(
    '%s keeps to maintenance as its contract says',
    async (_key, listed) => {
      const answer = await send(listed, { readOnlyUntil: '2026-05-12T02:00:00.000Z' });
      const isOpen = listed.contract.isOpenWhileReadOnly === true;
      expect([answer.body.code, reached]).toEqual(isOpen ? ['internal-error', 1] : ['read-only', 0]);
    },
  );
});

describe('limits of what is sent', () => {
  const tooLong = JSON.stringify({ text: 'あ'.repeat(200_000) });
  const tooDeep = `{"a":${'['.repeat(100)}${']'.repeat(100)}}`;

  test.each(withBody)(
    '%s takes no body that is too large, too deep, odd or of another kind',
    async (_key, listed) => {
      const refused = async (sent: Sent) => {
        const { status, body } = await send(listed, sent);
        return [status, body.code];
      };
      expect(await refused({ body: tooLong })).toEqual([413, 'body-too-large']);
      expect(await refused({ body: tooDeep })).toEqual([400, 'input-malformed']);
      expect(await refused({ body: '{"__proto__":{}}' })).toEqual([400, 'input-malformed']);
      expect(await refused({ body: '[]' })).toEqual([400, 'input-malformed']);
      expect(await refused({ headers: { 'Content-Type': 'text/plain' }, body: '{}' })).toEqual([
        415,
        'content-type-unsupported',
      ]);
      expect(reached).toBe(0);
    },
  );

  test.each(withBody)('%s names a field that it does not know', async (_key, listed) => {
    const { body } = validRequest(listed);
    const answer = await send(listed, { body: { ...Object(body), colour: 'red' } });
    expect([answer.status, answer.body.code, reached]).toEqual([400, 'input-malformed', 0]);
    expect(JSON.stringify(answer.body.fields)).toContain('colour');
  });

  test.each(those(({ contract }) => contract.query !== undefined))(
    '%s takes no parameter that it does not know',
    async (_key, listed) => {
      const { query } = validRequest(listed);
      const answer = await send(listed, { query: { ...query, colour: 'red' } });
      expect([answer.status, answer.body.code, reached]).toEqual([400, 'input-malformed', 0]);
    },
  );
});

describe('names in paths', () => {
  test('have an example each, which their shape takes', () => {
    for (const [name, shape] of Object.entries(pathParts)) {
      const made: string | object = madeIds[name as keyof typeof madeIds];
      for (const id of typeof made === 'string' ? [made] : Object.values(made))
        expect(v.is(shape, id)).toBe(true);
    }
  });

  test('have an entry of each master that its own code or day takes', () => {
    for (const [noun, { id }] of Object.entries(everyMaster))
      expect(mayName(id, madeIds.entryId[noun] ?? '')).toBe(true);
  });

  test('fail a test that has no example of them', () => {
    expect(() => pathWith('/api/claims/{claimId}/copies/{copyId}')).toThrow('{copyId}');
    expect(() => pathWith('/api/claims/{claimId}', {})).toThrow('{claimId}');
    expect(() => pathWith('/api/memos/{entryId}')).toThrow('{entryId}');
  });

  test.each(those(({ contract }) => namesIn(contract.path).length > 0))(
    '%s finds nothing under an id of another form',
    async (_key, listed) => {
      for (const name of namesIn(listed.contract.path)) {
        const params = { ...validRequest(listed).params, [name]: "x#' OR 1=1" };
        // oxlint-disable-next-line no-await-in-loop -- at most two names
        const answer = await send(listed, { params });
        expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
      }
    },
  );
});
