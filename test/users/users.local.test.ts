import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { handler as adminHandler } from '#lambdas/functions/tenant-admin.ts';
import { handler as appHandler } from '#lambdas/functions/tenant-app.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import {
  aContext,
  anEvent,
  anOrder,
  cookieHeader,
  smallMasters,
  tanaka,
  tenantIdIn,
  told,
  watanabe,
} from '#test/builders/tenant-plane.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let minato = '';
let aoba = '';
beforeAll(async () => {
  services = await startLocalServices();
  minato = tenantIdIn(await onboarding(anOrder(), aContext()));
  const masters = smallMasters('有限会社あおば工房');
  const users = masters.users.filter(({ id }) => id === watanabe);
  const people = [{ userId: watanabe, loginId: 'nabe', email: 'nabe@aoba.example.jp' }];
  aoba = tenantIdIn(
    await onboarding(
      anOrder({ companyCode: 'aoba-kobo', masters: { ...masters, users }, people }),
      aContext(),
    ),
  );
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

type Options = {
  readonly roles?: string;
  readonly userId?: string;
  readonly tenantId?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly facts?: Record<string, string>;
};
const get = async (
  handler: typeof appHandler,
  route: string,
  {
    roles = 'tenant-admin',
    userId = watanabe,
    tenantId = minato,
    params = {},
    query = {},
    facts = {},
  }: Options = {},
) => {
  const cookie = `${tenantId}.${'c'.repeat(43)}`;
  const authorizer = {
    tenantId,
    userId,
    userName: '渡辺直樹',
    roles,
    sessionKey: 'k',
    provenAt: new Date().toISOString(),
    ...facts,
  };
  return told(
    await handler(
      anEvent(route, { headers: cookieHeader(cookie), authorizer, params, query }),
      aContext(tenantId),
    ),
  );
};

describe('listing users', () => {
  test('opens each e-mail address for an administrator', async () => {
    const { status, body } = await get(adminHandler, 'GET /api/users');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        id: tanaka,
        name: '田中花子',
        kana: '',
        email: 'tanaka@minato.example.jp',
        loginId: 'tanaka',
        grade: '一般',
        gradeName: '一般',
        roles: [{ id: 'applicant', name: '申請者' }],
        state: 'active',
        posts: [{ departmentId: 'sales-1', departmentName: '営業一課', position: 'member', isPrimary: true }],
      },
      expect.objectContaining({ name: '渡辺直樹', email: 'watanabe@minato.example.jp' }),
    ]);
  });

  test.each(['applicant', 'applicant,approver,accountant', ''])('is refused to roles %j', async (roles) => {
    expect(await get(adminHandler, 'GET /api/users', { roles })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
  });

  test('goes on from page to page', async () => {
    const first = (await get(adminHandler, 'GET /api/users', { query: { limit: '1' } })).body;
    const query = { limit: '1', cursor: first.nextCursor };
    const second = (await get(adminHandler, 'GET /api/users', { query })).body;
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['田中花子', '渡辺直樹']);
    expect(second.nextCursor).toBeUndefined();
  });

  /** Between which people the invitations were looked for. */
  const invitationsRead = async (query: Record<string, string>) => {
    services.calls.clear();
    expect((await get(adminHandler, 'GET /api/users', { query })).status).toBe(200);
    return services.calls.take().flatMap(({ input }) => {
      const { ':pk': pk, ...bounds } = Object(Object(input)['ExpressionAttributeValues']);
      return pk?.S?.endsWith('#INVITED') ? [Object.values(bounds).map((bound: any) => bound.S)] : [];
    });
  };

  test('looks for the invitations of whom it shows, however many there are', async () => {
    expect(await invitationsRead({ limit: '1' })).toEqual([[tanaka, `${tanaka}~`]]);
    expect(await invitationsRead({})).toEqual([[tanaka, `${watanabe}~`]]);
    // Whom it holds depends on them.
    expect(await invitationsRead({ state: 'active' })).toEqual([[]]);
  });

  test('shows another tenant its own people only', async () => {
    const { body } = await get(adminHandler, 'GET /api/users', { tenantId: aoba });
    expect(JSON.stringify(body)).not.toContain('minato');
  });
});

describe('listing applicants', () => {
  test.each(['accountant', 'auditor'])('names everybody to %s, without e-mail addresses', async (roles) => {
    const { status, body } = await get(appHandler, 'GET /api/applicants', { roles });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { id: tanaka, name: '田中花子', isActive: true },
      { id: watanabe, name: '渡辺直樹', isActive: true },
    ]);
    expect(body.isCut).toBe(false);
  });

  test.each([
    ['words of a name', { text: '田中' }, ['田中花子']],
    ['words that nobody has', { text: '高橋' }, []],
    ['an id', { id: watanabe }, ['渡辺直樹']],
    ['an id of nobody here', { id: '01JNADARE00000000000000000' }, []],
  ])('finds by %s', async (_by, query, names) => {
    const { body } = await get(appHandler, 'GET /api/applicants', { roles: 'auditor', query });
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test.each(['applicant', 'approver,tenant-admin', ''])('is refused to roles %j', async (roles) => {
    expect(await get(appHandler, 'GET /api/applicants', { roles })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
  });

  test('shows another tenant its own people only', async () => {
    const { body } = await get(appHandler, 'GET /api/applicants', { roles: 'auditor', tenantId: aoba });
    expect(body.items).toEqual([{ id: watanabe, name: '渡辺直樹', isActive: true }]);
  });
});

describe('showing me', () => {
  test('tells who I am, where I work and the token for my writes', async () => {
    const { status, body } = await get(appHandler, 'GET /api/me', { userId: tanaka, roles: 'applicant' });
    expect(status).toBe(200);
    expect(body).toEqual({
      csrfToken: csrfTokenOf(`${minato}.${'c'.repeat(43)}`),
      rights: { 'claims.read': 'own', 'claims.write': 'own' },
      user: {
        id: tanaka,
        name: '田中花子',
        grade: '一般',
        roles: [{ id: 'applicant', name: '申請者' }],
        posts: [{ departmentId: 'sales-1', departmentName: '営業一課', position: 'member', isPrimary: true }],
      },
      company: { name: '株式会社みなと商事', fiscalYearStartMonth: 4 },
      passwordPolicy: { minimumLength: 12 },
    });
  });

  test('tells the password policy of the tenant, as the authorizer read it', async () => {
    const facts = { passwordMinimumLength: '16' };
    const { body } = await get(appHandler, 'GET /api/me', { userId: tanaka, facts });
    expect(body.passwordPolicy).toEqual({ minimumLength: 16 });
  });
});

describe('asking for what is not there', () => {
  test('is answered 404 and leaves one refused audit item of the asking tenant (S-01)', async () => {
    const params = { claimId: '01J00000000000000000000000' };
    const answer = await get(appHandler, 'GET /api/claims/{claimId}', { tenantId: aoba, params });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const { Items = [] } = await services.database.send(new ScanCommand({ TableName: 'Audit' }));
    const missed = Items.filter(({ action }) => action?.S === 'request.not-found');
    expect(missed).toHaveLength(1);
    expect(missed[0]).toMatchObject({
      PK: { S: expect.stringContaining(`T#${aoba}#`) },
      actor: { S: watanabe },
      outcome: { S: 'refused' },
      target: { S: 'GET /api/claims/{claimId} 01J00000000000000000000000' },
    });
  });
});
