import { expect, test } from 'vitest';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { deliverNotice } from '#lambdas/notices/deliver-notice.ts';
import type { Delivery } from '#lambdas/notices/delivery.ts';

const at = '2026-12-01T00:00:00.000Z';
const grantId = '01JGRANT000000000000000000';

/** What is told of a grant of a company that is served no more. */
const toldOf = async (notice: object, grant: object): Promise<readonly string[]> => {
  const told: string[] = [];
  const line =
    (trail: string) =>
    async ({ action, target }: { readonly action: string; readonly target: string }) =>
      void told.push(`${trail}: ${action} ${target}`);
  const delivery = {
    tenantOf: async () => ({ tellCompany: line('company') }),
    grants: { find: async () => grant, tellOperators: line('operators') },
    waitingCompanies: async () => () => false,
    isServed: async () => false,
    putOff: async ({ kind }: Notice) => void told.push(`put off: ${kind}`),
    queue: async () => void told.push('mails'),
    now: () => '2026-12-01T02:00:00.000Z',
  } as unknown as Delivery;
  const whole = {
    noticeId: '01JAVD1T000000000000000001',
    tenantId: 't01jtenant0000000000000000a',
    grantId,
    at,
  };
  const outcome = await deliverNotice({ ...whole, ...notice } as unknown as Notice, delivery);
  return [...told, outcome];
};

const given = {
  operatorId: 'op-kato',
  parts: ['claims'],
  hours: 1,
  gave: 'op-kato claims 1',
  decision: 'given',
  until: '2026-12-01T01:00:00.000Z',
  expiresAt: '2026-12-08T00:00:00.000Z',
};

test('12.4.1 what becomes of a grant stands in both trails though nobody of a suspended company is mailed', async () => {
  const ended = { kind: 'support-act', act: 'ended', by: 'op-mori' };
  expect(await toldOf(ended, { ...given, endedAt: at })).toEqual([
    `company: support.end grant ${grantId}`,
    'nobody',
  ]);
  const withdrawn = { kind: 'support-act', act: 'withdrawn', by: '01JWATANABE000000000000000' };
  expect(await toldOf(withdrawn, { ...given, withdrawnAt: at })).toEqual([
    `operators: support.withdraw grant ${grantId} tenant t01jtenant0000000000000000a`,
    'nobody',
  ]);
  expect(await toldOf({ kind: 'support-over' }, given)).toEqual([
    `company: support.over grant ${grantId}`,
    `operators: support.over grant ${grantId} tenant t01jtenant0000000000000000a`,
    'nobody',
  ]);
});
