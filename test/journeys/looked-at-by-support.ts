import { expect } from 'vitest';
import { demoOperators } from '#local/seed/demo-operators.ts';
import { minato } from '#local/seed/minato.ts';
import { seedOperators } from '#local/seed-operators.ts';
import type { DemoCloud } from './demo-cloud.ts';
import { operatorIn, requestIdAt } from './operator-driver.ts';
import type { Person } from './person.ts';

/** An administrator lets an operator look, who reads a claim, its receipt, a list and a master. */
export const lookedAtBySupport = async (
  demo: DemoCloud,
  watanabe: Person,
  { claimId, evidenceId }: { readonly claimId: string; readonly evidenceId: string },
): Promise<void> => {
  await seedOperators(demo.cloud, { operators: demoOperators });
  const kato = await operatorIn(demo.cloud, 'op-kato');
  const grantId = requestIdAt(new Date());
  const path = `/operator/tenants/${minato.tenantId}/support-grants`;
  const parts = ['claims', 'masters', 'evidence'];
  const asked = await kato.post(path, { grantId, reason: 'お問い合わせのため', parts, hours: 1 });
  expect(asked.status).toBe(201);
  const { items } = (await watanabe.get('/api/company/support-grants')).body;
  expect(items).toHaveLength(1);
  const shown = { grantId, operatorName: items[0].operatorName, parts, hours: 1 };
  expect((await watanabe.post('/api/company/support-grant', shown)).status).toBe(200);
  const view = async (reading: string, of: object): Promise<any> => {
    const search = new URLSearchParams({ reading, asked: JSON.stringify(of) }).toString();
    const { status, body } = await kato.get(`${path}/${grantId}/view?${search}`);
    expect([reading, status]).toEqual([reading, 200]);
    return body.answer;
  };
  await view('showClaim', { params: { claimId } });
  await view('searchClaims', { query: { from: '2026-01-01', to: '2026-12-31' } });
  await view('listItems', {});
  const { viewUrl } = await view('showEvidence', { params: { evidenceId } });
  expect((await fetch(viewUrl)).status).toBe(200);
  expect((await watanabe.get(`/api/company/support-views?grantId=${grantId}`)).body.items).toHaveLength(4);
};
