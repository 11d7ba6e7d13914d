import type { SupplierKind } from '#domain/suppliers/supplier-kind.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { hasCorporateCheckDigit } from '#domain/text/corporate-number.ts';
import { identifierOf } from '#domain/text/identifiers.ts';

declare const shape: unique symbol;
/** 適格請求書発行事業者の登録番号, normalised: `T` and 13 digits. */
export type RegistrationNumber = string & { readonly [shape]: 'registration-number' };

export type RegistrationNumberRefusal = {
  readonly kind: 'registration-number-malformed' | 'registration-number-wrong-digit';
};

const isRegistrationNumber = (text: string): text is RegistrationNumber => /^T\d{13}$/.test(text);

/** Full width to half width, no label, brackets, spaces or hyphens, upper case (INV-001). */
export const normalizeRegistrationNumber = (typed: string): string =>
  // As nearly every number comes; and to look for one is dear.
  isRegistrationNumber(typed) ? typed : identifierOf('registration-number', typed);

/** Undefined where no number of that form was typed. */
export const readRegistrationNumber = (typed: string): RegistrationNumber | undefined => {
  const number = normalizeRegistrationNumber(typed);
  return isRegistrationNumber(number) ? number : undefined;
};

/** Of the 法人番号 behind the T. */
export const hasCheckDigit = (number: RegistrationNumber): boolean => hasCorporateCheckDigit(number.slice(1));

/**
 * A failing check digit is an error for corporations and only unusual for individuals, whose numbers promise
 * none (基本通達 1-7-2). A supplier of unknown kind is judged as a corporation.
 */
export const checkRegistrationNumber = (
  typed: string,
  kind: SupplierKind = 'corporation',
): Result<
  { readonly number: RegistrationNumber; readonly isUnusual: boolean },
  RegistrationNumberRefusal
> => {
  const number = readRegistrationNumber(typed);
  if (number === undefined) return refuse({ kind: 'registration-number-malformed' });
  if (hasCheckDigit(number)) return accept({ number, isUnusual: false });
  return kind === 'individual'
    ? accept({ number, isUnusual: true })
    : refuse({ kind: 'registration-number-wrong-digit' });
};
