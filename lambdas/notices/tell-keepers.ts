import { holds } from '#domain/rights/reach.ts';
import { ulidBeside } from '#lambdas/adapters/machine/ulid.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { keeperMail } from './keeper-mails.ja.ts';
import { keepersOf } from './keepers-of.ts';
import { keeperToTell } from './keeper-to-tell.ts';

type Told = NoticeOf<'keeper-told'>;
/** What is told, of one deed. */
export type KeeperFact = Omit<NoticeOf<'keepers-to-tell'>, 'kind'>;

/** What is told of those alone who keep access: by what one of them signs in somebody could become him. */
const ofKeepersAlone: ReadonlySet<KeeperFact['fact']> = new Set(['factor-ended', 'passkey-added']);

const isTold = async ({ tenantId, fact, whose }: KeeperFact, { tenantOf }: Delivery): Promise<boolean> => {
  if (whose === undefined || !ofKeepersAlone.has(fact)) return true;
  const person = await (await tenantOf(tenantId)).findPerson(whose);
  return person !== undefined && holds(person.rights, 'access.keep');
};

/** Each gets a message of his own, so that one who cannot be reached keeps nobody waiting. */
export const tellKeepers = async (fact: KeeperFact, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, at, fact: what, whose, by } = fact;
  if (!(await isTold(fact, delivery))) return 'nobody';
  const keepers = await keepersOf(fact, delivery);
  await delivery.queue(
    keepers.map((userId): Told => ({
      kind: 'keeper-told',
      // Of a deed of which its owner hears under the deed's own id.
      noticeId: ulidBeside(noticeId),
      tenantId,
      at,
      userId,
      fact: what,
      ...(whose === undefined ? {} : { whose }),
      ...(by === undefined ? {} : { by }),
    })),
  );
  return keepers.length === 0 ? 'nobody' : 'passed-on';
};

/** One mail to one who keeps access at this moment, once. */
export const tellKeeper = async (notice: Told, delivery: Delivery): Promise<Delivered> => {
  const { tenantId, userId, noticeId, at, fact, whose, by } = notice;
  const keeper = await keeperToTell({ tenantId, userId }, delivery);
  if (keeper === undefined) return 'nobody';
  const { invitations } = await delivery.resetTenantOf(tenantId);
  const [person, hand] = await Promise.all(
    [whose, by].map(async (id) => (id === undefined ? undefined : invitations.person(id))),
  );
  const isOwn = by !== undefined && by === whose;
  const mail = keeperMail(keeper, { fact, at, whose: person, byName: hand?.name, isOwn });
  const place = { noticeId, about: whose === undefined ? `setting ${fact}` : `user ${whose}`, userId };
  return invitations.once(place, delivery.now, () => delivery.send(mail));
};
