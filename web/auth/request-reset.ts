import { mailAddressOf } from '#domain/tenants/mail-address.ts';

type Typed = { readonly companyCode: string; readonly email: string };

/** Why a request cannot be sent; empty when it can. Only what no mail address looks like is held back. */
export const typedFaults = ({ companyCode, email }: Typed): Partial<Typed> => ({
  ...(companyCode.trim() === '' ? { companyCode: '入力してください' } : {}),
  ...(/^[^@]+@[^@]+\.[^@]+$/.test(mailAddressOf(email))
    ? {}
    : { email: 'メールアドレスを「名前@会社のドメイン」の形で入力してください' }),
});
