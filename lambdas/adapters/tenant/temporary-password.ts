import { createHmac } from 'node:crypto';
import type { UserId } from '#domain/kernel/ids.ts';

/** Letters and digits that nobody mistakes for each other, and symbols that every keyboard has. */
const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#%+-=?@'];
const length = 16;

/**
 * A first password that meets every policy, drawn from the tenant's secret key: after a crash the same one comes
 * out again and can still be mailed, so that it is kept nowhere. It ends with the first sign-in or after 7 days.
 * @param invitation its notice: a newer one has another password @default the onboarding's
 */
export const temporaryPasswordOf = (userId: UserId, secret: Uint8Array, invitation = ''): string => {
  const named = ['temporary-password', userId, ...(invitation === '' ? [] : [invitation])].join('|');
  const bytes = createHmac('sha512', secret).update(named).digest();
  return Array.from({ length }, (_unused, index) => {
    const alphabet = classes[index % classes.length] ?? '';
    return alphabet[(bytes.readUInt16BE(index * 2) * alphabet.length) >>> 16] ?? '';
  }).join('');
};
