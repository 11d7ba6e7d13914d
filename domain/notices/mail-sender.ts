import type { Company } from '#domain/tenants/masters.ts';
import { isMailAddress } from '#domain/tenants/mail-address.ts';

/** What a company's notices say of who sends them. Their address stays ours: nobody's else is ever claimed. */
export type MailSender = { readonly name?: string; readonly replyTo?: string };

/** Signs by which a name would look like an address, or like another header. */
export const namesNoAddress = (name: string): boolean => !/[@＠<>＜＞"]/.test(name);

/** As the company says it; what another release kept and we would not take is left out. */
export const senderOf = ({ mailName, replyTo }: Pick<Company, 'mailName' | 'replyTo'>): MailSender => ({
  ...(mailName === undefined || !namesNoAddress(mailName) ? {} : { name: `${mailName}（STAFee）` }),
  ...(replyTo === undefined || !isMailAddress(replyTo) ? {} : { replyTo }),
});
