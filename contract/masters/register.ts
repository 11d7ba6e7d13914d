import * as v from 'valibot';
import { registrationEnds } from '#domain/suppliers/published-register.ts';
import { get } from '../endpoint.ts';

/** A page of a list names so many partners at most. */
const mostNumbers = 100;

/** 公表情報との照合 of registration numbers, as far as the operator has imported the register (INV-004). */
export const showRegister = get('/api/settings/register', {
  function: 'tenant-admin',
  may: 'partners.read',
  summary: '登録番号を、取り込まれている国税庁の公表情報と照合する',
  query: v.strictObject({
    /** With commas between them. @default only since when the register is here */
    numbers: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^T\d{13}(?:,T\d{13}){0,99}$/, '登録番号（T＋13桁）をコンマで区切って指定してください'),
        v.maxLength(mostNumbers * 15),
      ),
    ),
  }),
  answer: v.object({
    /** As of which day the register is here. @default nothing has been imported */
    asOf: v.exactOptional(v.string()),
    /** Of numbers that the register has. */
    items: v.array(
      v.object({
        number: v.string(),
        registeredFrom: v.string(),
        endedOn: v.exactOptional(v.string()),
        ended: v.exactOptional(v.picklist(registrationEnds)),
      }),
    ),
  }),
});
