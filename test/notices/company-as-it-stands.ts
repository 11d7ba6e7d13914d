import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { usualChoice } from '#domain/notices/mail-choice.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { usualSight, type Sight } from '#domain/rights/sight.ts';
import type { Invitation } from '#domain/users/person-state.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivery } from '#lambdas/notices/delivery.ts';
import { claim, sato, told } from './worker-in-memory.ts';

export const at = '2026-12-01T00:00:00.000Z' as Instant;
export const noticeId = '01JAVD1T0000000000000000A1';
export const watanabe = '01JWATANABE0000000000000000' as UserId;

/** Whom the queued act is for, and who asked for it, as they stand when it runs. */
export type Now = {
  readonly isActive: boolean;
  readonly rights: Grants;
  readonly sight: Sight;
  readonly mayInvite: boolean;
  /** The mail of the invitation went. */
  readonly wasMailed: boolean;
};
export const unchanged: Now = {
  isActive: true,
  rights: { ...sato.rights, 'access.keep': 'company' },
  sight: usualSight,
  mayInvite: true,
  wasMailed: false,
};

/** A company in which everything that a queued act does is noted. */
export const deliveryOf = (
  { isActive, rights, sight, mayInvite, wasMailed }: Now,
  done: string[],
): Delivery => {
  const person = { name: '山田', isActive, isDeleted: false, email: 'y@x.jp', loginId: 'y' };
  const invitation: Invitation = {
    noticeId,
    way: 'link',
    by: watanabe,
    at,
    expiresAt: '2026-12-08T00:00:00.000Z' as Instant,
  };
  const note = (deed: string) => async () => void done.push(deed);
  const once = async (_place: unknown, _now: unknown, send: () => Promise<void>) => {
    await send();
    return 'sent' as const;
  };
  const line = { noticeId, claimId: claim.id, notice: 'request', at };
  let lines = [line];
  return {
    tenantOf: async () => ({
      findAct: async () => told,
      findPerson: async () => ({
        userId: sato.userId,
        name: sato.name,
        isActive,
        rights,
        sight,
        email: 's@x.jp',
        choice: usualChoice,
      }),
      findHolidays: async () => [],
      findAccess: async () => shippedAccess,
      findSender: async () => ({}),
      findLines: async () => lines,
      dropLines: async () => {
        lines = [];
      },
      namedIn: async () => [],
      mayInvite: async () => mayInvite,
      once,
    }),
    resetTenantOf: async () => ({
      passkeysOf: async () => [],
      everybody: async function* everybody() {
        yield { id: sato.userId, name: sato.name, isActive: true, roles: ['tenant-admin'] };
        yield { id: watanabe, name: '渡辺', isActive: true, roles: ['tenant-admin'] };
        yield { id: watanabe, name: '申請者', isActive: true, roles: ['applicant'] };
      },
      named: async () => [{ userId: sato.userId, name: '山田', isActive, email: 'y@x.jp', logins: [] }],
      checkedAt: async () => at,
      record: async (_request: unknown, { action }: { readonly action: string }) =>
        void done.push(`told: ${action}`),
      recordMailed: async () => undefined,
      tokenFor: async () => 'token',
      find: async () => undefined,
      keep: async () => undefined,
      invitations: {
        invitation: async (userId: UserId) => (userId === sato.userId ? undefined : { doc: invitation }),
        person: async () => person,
        temporaryPasswordFor: async () => 'password',
        tokenFor: async () => 'token',
        keepLink: note('link'),
        markMade: async () => true,
        markPasswordMailed: async () => true,
        wasMailed: async () => wasMailed,
        endLink: note('link over'),
        takeBack: async (_userId: UserId, { by }: Pick<Invitation, 'by'>) => {
          done.push(`told: invitation taken back, by ${by}`);
          return true;
        },
        once,
      },
    }),
    directory: {
      makeAnew: note('user'),
      remove: note('removed'),
      enable: note('enabled'),
      disable: note('disabled'),
    },
    companyOf: async () => ({ name: '港', companyCode: 'minato' }),
    waitingCompanies: async () => () => false,
    isServed: async () => true,
    putOff: async () => undefined,
    queue: async (notices: readonly Notice[]) =>
      void done.push(...notices.map(({ kind }) => `queued ${kind}`)),
    digests: { plan: async () => undefined, end: async () => undefined },
    send: note('mail'),
    appOrigin: 'https://app.example.jp',
    hosts: new Map<string, string>(),
    now: () => at,
  } as unknown as Delivery;
};
