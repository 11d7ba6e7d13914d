import { decideAnnouncedMail } from '#contract/operator/announcements.ts';
import { isFateUnknown } from '#domain/announcements/mail-fate.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mailDecided } from '#lambdas/adapters/operator/announced-mails.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { announcementTarget } from './announcement-view.ts';

/** 送信状況不明, and what SES refused, perhaps for a reason that was mended: nothing of ours sends it again by itself, so whoever decides it stands in the trail. */
export const decideAnnouncedMailEndpoint = operatorEndpoint(
  decideAnnouncedMail,
  {
    action: 'announcement.decide-mail',
    target: ({ params, body }) =>
      `${announcementTarget(params.announcementId)}, tenant ${body.tenantId} user ${body.userId}: ${body.decision}`,
  },
  async ({ params: { announcementId }, body, operator, at, patience }, context, trail) => {
    const [mail, company] = await Promise.all([
      context.announcedMails.find(announcementId, body),
      context.companies.find(body.tenantId),
    ]);
    if (mail === undefined) return refuse({ kind: 'not-found' });
    const isOpen = isFateUnknown(mail, at) || mail.state === 'refused';
    if (mail.attempt !== body.attempt || !isOpen) return refuse({ kind: 'mail-known' });
    const by = operator.operatorId;
    const companyName = company?.name ?? body.tenantId;
    const writes = mailDecided(body.decision, { announcementId, mail, companyName, by, at });
    const failed = await context.commit({ ...writes, trail: trail.told() }, patience);
    return failed.length === 0 ? accept(undefined) : refuse({ kind: 'mail-known' });
  },
);
