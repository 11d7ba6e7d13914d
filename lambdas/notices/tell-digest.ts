import { isDigestTime, isGivenUp } from '#domain/notices/digest-time.ts';
import { wayOf } from '#domain/notices/mail-choice.ts';
import { isTold } from '#domain/notices/who-is-told.ts';
import type { DigestLine } from '#lambdas/adapters/jobs/digest-lines.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { digestMail, type ToldLine } from './digest-mail.ja.ts';

/** So many are named in one mail; who has more reads them in his lists. */
const mostNamed = 200;
/** So many are looked at for those that still concern him. */
const mostRead = 2_000;
const [mostDropped, atOnce] = [500, 8];

type NamedLine = ToldLine & { readonly noticeId: string };
type Person = NonNullable<Awaited<ReturnType<NoticeTenant['findPerson']>>>;

/** The line as it is today; nothing where it concerns him no more, or he wants no more of its kind. */
const lineToday = async (
  { notice, ...act }: DigestLine,
  { tenant, person }: { readonly tenant: NoticeTenant; readonly person: Person },
): Promise<readonly NamedLine[]> => {
  if (wayOf(notice, person.choice) === 'none') return [];
  const told = await tenant.findAct(act);
  return told !== undefined && isTold(notice, told, person) ? [{ noticeId: act.noticeId, notice, told }] : [];
};

const linesToday = async (
  lines: readonly DigestLine[],
  reading: { readonly tenant: NoticeTenant; readonly person: Person },
): Promise<readonly NamedLine[]> => {
  const found: NamedLine[] = [];
  for (let first = 0; first < lines.length && found.length <= mostNamed; first += atOnce) {
    const some = lines.slice(first, first + atOnce);
    // oxlint-disable-next-line no-await-in-loop -- a few at a time
    found.push(...(await Promise.all(some.map((line) => lineToday(line, reading)))).flat());
  }
  return found;
};

/** A claim stands once under each kind, as it was last told: confirmed, taken back and confirmed again is confirmed. */
const oncePerClaim = (lines: readonly NamedLine[]): readonly NamedLine[] => [
  ...new Map(lines.map((line) => [`${line.notice} ${line.told.claim.id}`, line])).values(),
];

type Due = NoticeOf<'digest-due'>;

/** Takes all of its lines away, telling which of them a mail named, and then the row that says it is due. */
const clear = async ({ noticeId, tenantId, userId, at: due }: Due, delivery: Delivery): Promise<void> => {
  const tenant = await delivery.tenantOf(tenantId);
  const digest = { userId, due };
  const named = new Set(await tenant.namedIn({ noticeId, userId }));
  const telling = { named, digestId: noticeId, at: delivery.now() };
  for (
    let lines = await tenant.findLines(digest, mostDropped);
    lines.length > 0;
    lines = await tenant.findLines(digest, mostDropped)
  )
    await tenant.dropLines(digest, lines, telling);
  await delivery.digests.end({ tenantId, userId, at: due });
};

/** まとめメール of a company that is served no more: nobody is told. */
export const dropDigest = async (digest: Due, delivery: Delivery): Promise<Delivered> => {
  await clear(digest, delivery);
  return 'nobody';
};

/** What has failed for weeks is told to whoever watches, and queued no more; its lines go if they can. */
const giveUp = async (digest: Due, delivery: Delivery): Promise<Delivered> => {
  const { tenantId, userId, at, noticeId } = digest;
  await delivery.digests.end({ tenantId, userId, at });
  writeToLog(JSON.stringify({ level: 'error', job: 'mail-worker', digest: 'given-up', noticeId, tenantId }));
  return dropDigest(digest, delivery);
};

/**
 * まとめメール: everything that was put by for this person and this moment, in one mail, as far as it still concerns him.
 * The mail is recorded with what it names before its lines go, and its lines before the row that says it is due: wherever
 * it is killed, the next run goes on from there.
 */
export const tellDigest = async (notice: Due, delivery: Delivery): Promise<Delivered> => {
  const { noticeId, tenantId, userId, at: due } = notice;
  const { now } = delivery;
  if (isGivenUp(now(), due)) return giveUp(notice, delivery);
  const tenant = await delivery.tenantOf(tenantId);
  const [person, holidays] = await Promise.all([tenant.findPerson(userId), tenant.findHolidays()]);
  if (person?.isActive !== true) return dropDigest(notice, delivery);
  if (!isDigestTime(now(), due, { hour: person.choice.hour, holidays })) return 'put-off';
  const place = { noticeId, about: personTarget(userId), userId };
  const lines = await tenant.findLines({ userId, due }, mostRead + 1);
  const told = oncePerClaim(await linesToday(lines.slice(0, mostRead), { tenant, person }));
  const isMore = told.length > mostNamed || lines.length > mostRead;
  const named = told.slice(0, mostNamed);
  const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
  const mail = digestMail({ to: person.email, name: person.name, origin, lines: named, isMore });
  const sender = await tenant.findSender();
  if (told.length > 0 || isMore)
    await tenant.once(place, now, () => delivery.send({ ...mail, sender }), {
      named: named.map((line) => line.noticeId),
    });
  await clear(notice, delivery);
  return 'sent';
};
