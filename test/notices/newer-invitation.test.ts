import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import type { Invitation } from '#domain/users/person-state.ts';
import type { Delivery } from '#lambdas/notices/delivery.ts';
import { invitePerson } from '#lambdas/notices/invite-person.ts';

const at = '2026-12-01T00:00:00.000Z' as Instant;
const expiresAt = '2026-12-08T00:00:00.000Z' as Instant;
const [older, newer] = ['01JAVD1T0000000000000000A1', '01JAVD1T0000000000000000A2'];

/** Somebody who is invited, his link, and his user in the directory; `before` runs before the deed of that name. */
const aCompany = (way: Invitation['way'], before: (deed: string, noticeId: string) => Promise<void>) => {
  const row: { doc: Invitation; madeFor?: string; passwordMailedFor?: string } = {
    doc: { noticeId: older, way, at, expiresAt },
  };
  const state = { link: '', password: '', mails: [] as string[] };
  const invitations = {
    invitation: async () => ({ ...row }),
    person: async () => ({ name: '山田', isActive: true, isDeleted: false, email: 'y@x.jp', loginId: 'y' }),
    temporaryPasswordFor: async (_userId: string, noticeId: string) => `password of ${noticeId}`,
    tokenFor: async (_userId: string, noticeId: string) => `link of ${noticeId}`,
    keepLink: async (_userId: string, { noticeId }: Invitation, token: string) => {
      await before('keepLink', noticeId);
      state.link = token;
    },
    markMade: async (_userId: string, noticeId: string) => {
      await before('markMade', noticeId);
      if (row.doc.noticeId !== noticeId) return false;
      row.madeFor = noticeId;
      return true;
    },
    markPasswordMailed: async (_userId: string, noticeId: string) => {
      row.passwordMailedFor = noticeId;
      return true;
    },
    once: async ({ noticeId }: { readonly noticeId: string }, _now: unknown, send: () => Promise<void>) => {
      await send();
      state.mails.push(noticeId);
      return 'sent' as const;
    },
  };
  const delivery = {
    resetTenantOf: async () => ({ invitations }),
    companyOf: async () => ({ name: '港', companyCode: 'minato' }),
    directory: {
      makeAnew: async ({ temporaryPassword }: { readonly temporaryPassword: string }) => {
        await before('makeAnew', temporaryPassword.slice('password of '.length));
        state.password = temporaryPassword;
      },
    },
    appOrigin: 'https://app.example.jp',
    hosts: new Map<string, string>(),
    now: () => at,
    send: async () => undefined,
  } as unknown as Delivery;
  const notice = (noticeId: string) =>
    ({ kind: 'person-invited', noticeId, tenantId: 't', userId: 'u', at }) as unknown as Parameters<
      typeof invitePerson
    >[0];
  return { row, state, deliver: (noticeId: string) => invitePerson(notice(noticeId), delivery) };
};

describe('two invitations of one person at once (9.2.4)', () => {
  test.each(
    (['link', 'temporary-password'] as const).flatMap((way) =>
      ['keepLink', 'makeAnew', 'markMade'].map((deed) => [way, deed] as const),
    ),
  )('by %s leave the newer one good alone, when it comes before %s of the older', async (way, deed) => {
    let isOvertaken = false;
    const company: ReturnType<typeof aCompany> = aCompany(way, async (now, noticeId) => {
      if (isOvertaken || now !== deed || noticeId !== older) return;
      isOvertaken = true;
      company.row.doc = { ...company.row.doc, noticeId: newer };
      await company.deliver(newer);
    });
    await company.deliver(older);
    expect(company.state).toEqual({
      link: `link of ${newer}`,
      password: `password of ${newer}`,
      mails: [newer],
    });
    // Told again, also after it had died, the older one changes nothing.
    expect(await company.deliver(older)).toBe('nobody');
    expect(company.state).toMatchObject({ link: `link of ${newer}`, password: `password of ${newer}` });
  });
});
