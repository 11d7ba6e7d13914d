import * as v from 'valibot';
import { isMailAddress, keptMailAddressOf, mostMailAddress } from '#domain/tenants/mail-address.ts';

/** Typed in any width; what is kept is what mail is sent to. */
export const mailAddress = v.pipe(
  v.string(),
  v.metadata({ contract: { maxLength: mostMailAddress, pattern: '[@＠]' } }),
  v.transform(keptMailAddressOf),
  v.nonEmpty('入力してください'),
  v.check(isMailAddress, 'メールアドレスの形が正しくありません'),
);
