import { askOwnAddress } from '#contract/own-address.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { addressLinkEnd, addressLinksADay, countedAsking, isAsked } from '#domain/users/own-address.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { ulidBeside } from '#lambdas/adapters/machine/ulid.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { addressAskedDeed } from '#rows/told-deeds.ts';
import { askedAddressOf, askingWrite, mailboxCounted } from './own-address-store.ts';
import { mailHashIn, openNames } from './sign-in-name-store.ts';

const asIs = [{ path: 'email', message: 'いまのメールアドレスと同じです' }];

const ask = async (request: ActorRequestOf<typeof askOwnAddress>, context: TenantContext) => {
  const { actor, at, body, idempotencyKey: key } = request;
  const { userId } = actor;
  const { table, newId } = context;
  const { email } = body;
  const [row, rules, before] = await Promise.all([
    storedPersonRow(table, userId),
    storedPeopleRules(table),
    askedAddressOf(context, userId),
  ]);
  if (row === undefined) return refuse({ kind: 'signed-out' });
  if (rules.ownAddress === 'closed') return refuse({ kind: 'own-address-closed' });
  const names = await openNames(context, userId, row);
  if (names.email === email) return refuse({ kind: 'input-malformed', fields: asIs });
  // Sent again after a lost answer: the mail is on its way.
  if (isAsked(before, at) && before.email === email && key !== undefined && before.key === key)
    return accept({ email, expiresAt: before.expiresAt });
  const counted = countedAsking(before, at);
  if (counted === undefined) return refuse({ kind: 'address-asked-too-often', most: addressLinksADay });
  const [fromHash, toHash] = await Promise.all([
    mailHashIn(context, names.email),
    mailHashIn(context, email),
  ]);
  const noticeId = newId(at);
  // The worker finds it without this row, which another asking may take the place of.
  const formerNoticeId = ulidBeside(noticeId);
  const expiresAt = instantOf(new Date(addressLinkEnd(at)));
  const next = { ...counted, noticeId, formerNoticeId, at, expiresAt, fromHash, toHash, email };
  const entry = { action: addressAskedDeed, target: personTarget(userId), outcome: 'done' } as const;
  const outcome = await table.transact({
    mailbox: mailboxCounted(toHash, next),
    asked: await askingWrite(context, userId, { before, next: key === undefined ? next : { ...next, key } }),
    audit: await context.audit(request, { ...entry, detail: { email } }, noticeId),
  });
  if (outcome.stored) return accept({ email, expiresAt });
  return outcome.refused.mailbox === undefined
    ? 'again'
    : refuse({ kind: 'address-asked-too-often', most: addressLinksADay });
};

/**
 * A new mail address of one's own, asked for: nothing changes before the link that is mailed there is opened. No mail is
 * sent in here, and none is lost: the worker hears of it by the audit item. Whether others have the address is told nobody.
 */
export const askOwnAddressEndpoint = endpoint(askOwnAddress, (request, context) =>
  decided(context.table, () => ask(request, context)),
);
