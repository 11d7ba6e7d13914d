import { lineOf } from '#domain/text/typed-text.ts';

/**
 * A mail address as it is compared: width, letter case and blanks do not count. Mail goes to the address that is kept,
 * never to what was typed.
 */
export const mailAddressOf = (typed: string): string =>
  lineOf(typed).normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
