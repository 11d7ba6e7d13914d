import type { ToldChange } from '#lambdas/adapters/jobs/names-told.ts';
import { ulidBeside } from '#lambdas/adapters/machine/ulid.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { followPerson } from './invite-person.ts';
import { keeperToTell } from './keeper-to-tell.ts';
import {
  addressAskedMail,
  addressLinkMail,
  keeperRenamedMail,
  namesChangedMail,
  type NamesChange,
} from './names-mails.ja.ts';

type Told = NoticeOf<'names-told'>;

const messageOf = (
  { noticeId, tenantId, at, userId: whose }: NoticeOf<'names-changed' | 'address-asked'>,
  told: Pick<Told, 'about' | 'to' | 'userId'>,
): Told => ({ kind: 'names-told', noticeId, tenantId, at, whose, ...told });

/** What of a change is another than before. */
const differs = ({ from, to }: ToldChange) => ({
  isAddressNew: to.email !== undefined && to.email !== from.email,
  isLoginIdNew: to.loginId !== undefined && to.loginId !== from.loginId,
});

/**
 * Another address or login ID: whoever hears of it gets a message of his own, so that one who cannot be reached keeps nobody
 * waiting, and a directory that is out nobody unwarned. Then the directory follows.
 */
export const tellOfNames = async (
  notice: NoticeOf<'names-changed'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { tenantId, userId, noticeId } = notice;
  const { names } = await delivery.resetTenantOf(tenantId);
  const change = await names.changeOf(userId, noticeId);
  const about = 'change' as const;
  if (change !== undefined)
    await delivery.queue([
      ...(differs(change).isAddressNew ? [messageOf(notice, { about, to: 'former', userId })] : []),
      messageOf(notice, { about, to: 'new', userId }),
      ...change.keepers.map((keeper) => messageOf(notice, { about, to: 'keeper', userId: keeper })),
    ]);
  await followPerson(notice, delivery);
  return change === undefined ? 'nobody' : 'passed-on';
};

/** Somebody asks for another address of his own: the link goes there, and a word of it to the one of until now. */
export const tellOfAsking = async (
  notice: NoticeOf<'address-asked'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { userId } = notice;
  const about = 'asking' as const;
  await delivery.queue([
    messageOf(notice, { about, to: 'former', userId }),
    messageOf(notice, { about, to: 'new', userId }),
  ]);
  return 'passed-on';
};

type Tenant = Awaited<ReturnType<Delivery['resetTenantOf']>>;
type Telling = { readonly delivery: Delivery; readonly tenant: Tenant };

/**
 * The link to the new mailbox, as long as it counts. The former one is warned of each asking, whatever became of it since: he
 * who asked may be another, and have given it up at once. Of one that is in force already another mail tells it.
 */
const askingMail = async ({ tenantId, noticeId, whose, to, at }: Told, { delivery, tenant }: Telling) => {
  const [asked, person] = await Promise.all([
    tenant.names.askingOf(whose, noticeId, delivery.now()),
    tenant.invitations.person(whose),
  ]);
  if (person?.isActive !== true) return undefined;
  const { name } = person;
  if (to === 'former')
    return asked.isInForce
      ? undefined
      : { noticeId: ulidBeside(noticeId), mail: addressAskedMail({ to: person.email, name, at }) };
  if (asked.link === undefined) return undefined;
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const { email, token, expiresAt } = asked.link;
  return { noticeId, mail: addressLinkMail({ to: email, name, origin, token, expiresAt }) };
};

const changeMail = async (
  { tenantId, noticeId, whose, userId, to, at }: Told,
  { delivery, tenant: { names, invitations } }: Telling,
) => {
  const [change, person] = await Promise.all([names.changeOf(whose, noticeId), invitations.person(whose)]);
  if (change === undefined || person === undefined) return undefined;
  const { name, loginId } = person;
  const by = change.isOwn ? {} : { byName: change.byName };
  const facts: NamesChange = { ...differs(change), ...by, at };
  if (to === 'keeper') {
    const keeper = await keeperToTell({ tenantId, userId }, delivery);
    return keeper && { noticeId, mail: keeperRenamedMail(keeper, { name, loginId }, facts) };
  }
  const isFormer = to === 'former';
  // Of a new login ID alone the address is the one that stands.
  const email = (isFormer ? change.from.email : change.to.email) ?? person.email;
  const own = isFormer ? (change.notices[1] ?? noticeId) : noticeId;
  return email === ''
    ? undefined
    : { noticeId: own, mail: namesChangedMail({ to: email, name, isFormer }, { ...facts, loginId }) };
};

/** One mail about somebody's names, once. */
export const tellNames = async (notice: Told, delivery: Delivery): Promise<Delivered> => {
  const tenant = await delivery.resetTenantOf(notice.tenantId);
  const found =
    notice.about === 'asking'
      ? await askingMail(notice, { delivery, tenant })
      : await changeMail(notice, { delivery, tenant });
  if (found === undefined) return 'nobody';
  const { noticeId, mail } = found;
  const place = { noticeId, about: personTarget(notice.whose), userId: notice.userId };
  return tenant.invitations.once(place, delivery.now, () => delivery.send(mail));
};
