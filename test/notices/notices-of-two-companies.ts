import { expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { meeting } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from '#test/journeys/claim-driver.ts';
import { attach, newUlid } from '#test/journeys/person.ts';
import { back, fine, type MailedActs } from './mailed-acts.ts';

/** Two companies in one cloud: whatever a message says, it tells nobody of the other one. */
export const noticesOfTwoCompanies = (world: () => MailedActs): void => {
  test('reaches people of that company only', async () => {
    const [mori, aoba] = [
      await world().signIn('mori', 'aoba-kobo'),
      await world().signIn('aoba', 'aoba-kobo'),
    ];
    const { mails } = await world().toldBy(async () => {
      const own = await create(mori, { departmentId: 'head-office', lines: [] });
      const evidenceIds = [await attach(mori, own.id)];
      const content = {
        title: '青葉の会議',
        departmentId: 'head-office',
        lines: [meeting(3_300, { evidenceIds })],
      };
      const saved = fine(
        await mori.put(`/api/claims/${own.id}`, { ...content, expectedVersion: own.version }),
      );
      const claim = fine(await submit(mori, saved));
      fine(await vote(aoba, claim, back));
      await world().filed('みなとの出張');
    });
    const told = mails.map(({ to, subject }) => [to.replace(/^.*@/, ''), subject.replace(/^.*: /, '')]);
    expect(told.filter(([, title]) => title === '青葉の会議').length).toBeGreaterThan(0);
    for (const [domain, title] of told)
      expect([domain?.includes('aoba'), title]).toEqual([title === '青葉の会議', title]);
  });

  test('is nothing to anybody where it names a claim or a person of the other', async () => {
    const claim = await world().filed();
    await world().cloud.catchUp();
    world().mark();
    const sato = minato.masters.users.find(({ name }) => name === '佐藤健一')?.id;
    const head = { noticeId: newUlid(), at: new Date().toISOString() };
    const notices = [
      { kind: 'claim-act', tenantId: aobaKobo.tenantId, claimId: claim.id, action: 'claim.submit' },
      { kind: 'claim-told', tenantId: aobaKobo.tenantId, claimId: claim.id, userId: sato, notice: 'request' },
      {
        kind: 'claim-told',
        tenantId: minato.tenantId,
        claimId: claim.id,
        userId: aobaKobo.masters.users[0]?.id,
        notice: 'request',
      },
      { kind: 'digest-due', tenantId: aobaKobo.tenantId, userId: sato },
    ];
    const Records = notices.map((notice, index) => ({
      messageId: `${index}`,
      body: JSON.stringify({ ...head, ...notice }),
    }));
    expect(await world().cloud.invoke('mail-worker', { Records })).toEqual({ batchItemFailures: [] });
    await world().cloud.catchUp();
    expect(world().newMails()).toEqual([]);
  });
};
