import type { CapturedMail } from '#local/aws/mail/captured-mail.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { requestIdAt, type SignedInOperator } from './operator-driver.ts';
import type { TwoOperators } from './two-operators.ts';

/** What operators do to tell companies something, and what a minute's run brings. */
export const announcingIn = ({ demo: { cloud }, now, ask, approve, kato, mori }: TwoOperators) => {
  const draft = (who: SignedInOperator, content: object) =>
    who.post('/operator/announcements', {
      announcementId: requestIdAt(now()),
      reason: '12月のリリースのため',
      ...content,
    });
  /** The run of the minute, and the mails that it brings, the oldest first. */
  const minute = async (): Promise<readonly CapturedMail[]> => {
    const before = cloud.mails().length;
    await cloud.invoke('announcement-dispatch', { scheduledAt: jstText(instantOf(now())) });
    await cloud.catchUp();
    await cloud.catchUp();
    return cloud
      .mails()
      .slice(0, cloud.mails().length - before)
      .toReversed();
  };
  return {
    draft,
    minute,
    /** Drafted by one, approved by the other; its id. */
    approved: async (content: object): Promise<string> => {
      const drafted = await draft(kato, content);
      const { announcementId } = drafted.body;
      const asked = await ask(kato, `/operator/announcements/${announcementId}/sending`, {
        expectedVersion: 1,
      });
      const done = await approve(mori, asked.body.requestId);
      if (done.status !== 200) throw new Error(JSON.stringify([drafted.body, asked.body, done.body]));
      return announcementId;
    },
    shown: async (id: string) => (await mori.get(`/operator/announcements/${id}`)).body,
    mailsOf: async (id: string): Promise<readonly any[]> =>
      (await mori.get(`/operator/announcements/${id}/mails`)).body.items.filter(
        ({ row }: any) => row === 'mail',
      ),
  };
};
export type Announcing = ReturnType<typeof announcingIn>;
