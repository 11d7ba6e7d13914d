import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { askedMailAddress } from '#rows/sign-in.ts';
import { sealedTables, type Place } from './sealed-text.ts';

/** Where the address stands that somebody asked for. */
export const askedAddressPlaceOf = (who: { readonly tenantId: TenantId; readonly userId: UserId }): Place => {
  const { PK, SK } = askedMailAddress.primaryKey(who);
  return { table: sealedTables.session, pk: PK, sk: SK, attribute: 'email' };
};

type Asking = { readonly userId: UserId; readonly noticeId: string; readonly toHash: string };

/**
 * The secret of the link to a new address, drawn from the company's own key and bound to person, address and asking: told
 * again after a crash the worker mails the same link, and it is kept nowhere but in the mail.
 */
export const addressTokenOf = ({ userId, noticeId, toHash }: Asking, key: Uint8Array): string =>
  createHmac('sha256', key).update(`mail-address|${noticeId}|${userId}|${toHash}`).digest('base64url');

export const isAddressToken = (token: string, asking: Asking, key: Uint8Array): boolean => {
  const [typed, right] = [Buffer.from(token), Buffer.from(addressTokenOf(asking, key))];
  return typed.length === right.length && timingSafeEqual(typed, right);
};
