import { expect } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { requestIdAt, type SignedInOperator } from './operator-driver.ts';
import { adminOf } from './run-of-jobs.ts';

const reason = 'お問い合わせのため';

/** A company refuses what it is asked for, and another asking is taken back; both trails and its administrators hear of it. */
export const askCompanies = async (it: BackupCloud, kato: SignedInOperator): Promise<void> => {
  const path = `/operator/tenants/${minato.tenantId}/support-grants`;
  const ask = async (): Promise<string> => {
    const grantId = requestIdAt(nineOClock);
    const asked = await kato.post(path, { grantId, reason, parts: ['claims'], hours: 1 });
    expect(asked.status).toBe(201);
    return grantId;
  };
  const [refused, ended] = [await ask(), await ask()];
  expect((await kato.get('/operator/support-grants')).body.items).toHaveLength(2);
  expect((await kato.get(`${path}/${refused}/view?reading=listItems`)).body.code).toBe('grant-not-in-force');
  expect((await kato.post(`${path}/${ended}/end`, { reason })).status).toBe(200);
  const watanabe = await adminOf(it);
  const refusal = await watanabe.post('/api/company/support-refusal', { grantId: refused });
  expect(refusal.status).toBe(200);
  await it.cloud.catchUp();
};
