import type { Cloud } from '#local/running-cloud.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, submit, vote } from '#test/journeys/claim-driver.ts';
import { attach, logIn, newUlid, signIn, type Person } from '#test/journeys/person.ts';

const companyCode = 'minato';

export type DayOfWork = {
  /** A session that is still open, as the browser holds it. */
  readonly cookie: string;
  readonly csrfToken: string;
  readonly claimIds: readonly string[];
  readonly evidenceId: string;
};

const succeed = async (answering: Promise<{ readonly status: number; readonly body: any }>): Promise<any> => {
  const { status, body } = await answering;
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
  return body;
};

const changeSettings = async (watanabe: Person): Promise<void> => {
  for (const part of ['per-diems', 'filing', 'watched-amounts']) {
    const path = `/api/settings/${part}`;
    // oxlint-disable-next-line no-await-in-loop -- one change after the other
    const { value, version } = await succeed(watanabe.get(path));
    // oxlint-disable-next-line no-await-in-loop
    await succeed(watanabe.put(path, { value, expectedVersion: version }));
  }
};

/** Makes rows of every kind that people of a company make: signed in and out, sent back, confirmed, exported. */
export const workADay = async (cloud: Cloud, password: string): Promise<DayOfWork> => {
  const as = (loginId: string) => signIn(cloud, { companyCode, loginId, password });
  const [tanaka, sato, takahashi, ito, watanabe] = await Promise.all([
    as('tanaka'),
    as('sato'),
    as('takahashi'),
    as('ito'),
    as('watanabe'),
  ]);
  await logIn(cloud, { companyCode, loginId: 'nobody', password });
  await logIn(cloud, { companyCode: 'no-such-company', loginId: 'nobody', password });
  await logIn(cloud, { companyCode, loginId: 'ogawa', password });
  const kept = await create(tanaka, { lines: [shinkansen()] });
  const withReceipt = await create(tanaka, { lines: [] });
  const evidenceId = await attach(tanaka, withReceipt.id);
  const saved = await succeed(
    tanaka.put(`/api/claims/${withReceipt.id}`, {
      title: '大阪への出張',
      departmentId: 'sales-1',
      lines: [shinkansen({ spentOn: '2026-05-14', evidenceIds: [evidenceId] })],
      expectedVersion: withReceipt.version,
    }),
  );
  await bringToConfirmation(tanaka, saved, { approvers: [sato, takahashi, ito], accountant: takahashi });
  const returned = await succeed(
    submit(tanaka, await create(tanaka, { lines: [shinkansen({ spentOn: '2026-05-15' })] })),
  );
  await succeed(vote(sato, returned, { kind: 'send-back', reason: '宛名がありません' }));
  const waiting = await succeed(
    submit(tanaka, await create(tanaka, { lines: [shinkansen({ spentOn: '2026-05-16' })] })),
  );
  const thrown = await create(tanaka, { lines: [] });
  await succeed(tanaka.delete(`/api/claims/${thrown.id}?expectedVersion=${thrown.version}`));
  const made = await succeed(
    takahashi.post('/api/exports', { id: newUlid(), month: '2026-05', format: 'yayoi' }),
  );
  await succeed(takahashi.post(`/api/exports/${made.id}/downloads`));
  await changeSettings(watanabe);
  await succeed(
    ito.post('/api/me/password', { currentPassword: password, newPassword: 'Kaeta-Kotoba-2026!' }),
  );
  await cloud.catchUp();
  const claimIds = [kept.id, withReceipt.id, returned.id, waiting.id];
  return { cookie: tanaka.cookie, csrfToken: tanaka.csrfToken, claimIds, evidenceId };
};
