import * as v from 'valibot';

/** Six digits of an authenticator, of a company's person or of an operator. */
export const authenticatorCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/, '6桁の数字で入力してください。'));
