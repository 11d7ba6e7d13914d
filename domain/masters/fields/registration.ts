import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { readRegistrationNumber } from '#domain/suppliers/registration-number.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** With a label, hyphens and brackets, as it is copied from elsewhere. */
const mostTyped = 40;

const registrationRead = (typed: string): Result<string, string> => {
  const number = readRegistrationNumber(typed);
  return number === undefined ? refuse('「T」と数字13桁で入力してください') : accept(number);
};

/** `T` and 13 digits, whatever stands before and between them. */
const pattern = '^[^0-9０-９]*[TtＴｔ][^0-9０-９]*(?:[0-9０-９][^0-9０-９]*){13}$';

/** 登録番号, as it is kept: `T` and 13 digits (INV-001). Whether its check digit has to be right says who has it. */
export const registration: FieldKind<FieldBase<'registration'>, string> = {
  shape: () => ({
    json: 'text',
    contract: { maxLength: mostTyped, pattern },
    takes: registrationRead,
  }),
  read: (_field, typed) => registrationRead(typed),
  write: (_field, value) => value,
  usual: () => 'T7000012050002',
};
