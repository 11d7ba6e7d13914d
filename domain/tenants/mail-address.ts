import { lineOf } from '#domain/text/typed-text.ts';

/** A mail address as it is kept: of one width, without blanks. Whoever typed it decides its letter case. */
export const keptMailAddressOf = (typed: string): string =>
  lineOf(typed).normalize('NFKC').replaceAll(/\s/gu, '');

/**
 * A mail address as it is compared: width, letter case and blanks do not count. Mail goes to the address that is kept,
 * never to what was typed.
 */
export const mailAddressOf = (typed: string): string => keptMailAddressOf(typed).toLowerCase();

/** The mailbox behind an address: what follows a `+` names none of its own (RFC 5233). */
export const mailboxOf = (address: string): string => mailAddressOf(address).replace(/\+[^@]*(?=@)/u, '');

/** RFC 5321 4.5.3.1.3 allows 256 with the brackets around it. */
export const mostMailAddress = 254;

/** What SES sends to: one `@`, signs that every server takes, and a domain of two parts at least. */
export const isMailAddress = (kept: string): boolean =>
  kept.length <= mostMailAddress &&
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(
    kept,
  );
