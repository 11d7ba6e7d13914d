import { isDigestTime } from '#domain/notices/digest-time.ts';
import { wayOf } from '#domain/notices/mail-choice.ts';
import { isTold } from '#domain/notices/who-is-told.ts';
import type { DigestLine } from '#lambdas/adapters/jobs/digest-lines.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import { originFor } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { digestMail, type ToldLine } from './digest-mail.ja.ts';

/** So many are named in one mail; who has more reads them in his lists. */
const mostNamed = 200;
/** So many are looked at for those that still concern him. */
const mostRead = 2_000;
const [mostDropped, atOnce] = [500, 8];

type Person = NonNullable<Awaited<ReturnType<NoticeTenant['findPerson']>>>;

/** The line as it is today; nothing where it concerns him no more, or he wants no more of its kind. */
const lineToday = async (
  { notice, ...act }: DigestLine,
  { tenant, person }: { readonly tenant: NoticeTenant; readonly person: Person },
): Promise<readonly ToldLine[]> => {
  if (wayOf(notice, person.choice) === 'none') return [];
  const told = await tenant.findAct(act);
  return told !== undefined && isTold(notice, told, person) ? [{ notice, told }] : [];
};

const linesToday = async (
  lines: readonly DigestLine[],
  reading: { readonly tenant: NoticeTenant; readonly person: Person },
): Promise<readonly ToldLine[]> => {
  const found: ToldLine[] = [];
  for (let first = 0; first < lines.length && found.length <= mostNamed; first += atOnce) {
    const some = lines.slice(first, first + atOnce);
    // oxlint-disable-next-line no-await-in-loop -- a few at a time
    found.push(...(await Promise.all(some.map((line) => lineToday(line, reading)))).flat());
  }
  return found;
};

/**
 * まとめメール: everything that was put by for this person and this moment, in one mail, as far as it still concerns him.
 * The mail is recorded before its lines go, and its lines before the row that says it is due: wherever it is killed, the
 * next run goes on from there.
 */
export const tellDigest = async (
  { noticeId, tenantId, userId, at: due }: NoticeOf<'digest-due'>,
  delivery: Delivery,
): Promise<Delivered> => {
  const { now, digests } = delivery;
  const tenant = await delivery.tenantOf(tenantId);
  const [person, holidays] = await Promise.all([tenant.findPerson(userId), tenant.findHolidays()]);
  const digest = { userId, due };
  if (person?.isActive === true) {
    if (!isDigestTime(now(), due, { hour: person.choice.hour, holidays })) return 'put-off';
    const lines = await tenant.findLines(digest, mostRead + 1);
    const told = await linesToday(lines.slice(0, mostRead), { tenant, person });
    const isMore = told.length > mostNamed || lines.length > mostRead;
    const origin = originFor(delivery.appOrigin, tenantId, delivery.hosts);
    const mail = digestMail({
      to: person.email,
      name: person.name,
      origin,
      lines: told.slice(0, mostNamed),
      isMore,
    });
    if (told.length > 0 || isMore)
      await tenant.once({ noticeId, about: personTarget(userId), userId }, now, () => delivery.send(mail));
  }
  for (
    let lines = await tenant.findLines(digest, mostDropped);
    lines.length > 0;
    lines = await tenant.findLines(digest, mostDropped)
  )
    await tenant.dropLines(digest, lines);
  await digests.end({ tenantId, userId, at: due });
  return person?.isActive === true ? 'sent' : 'nobody';
};
