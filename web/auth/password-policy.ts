import { brokenRulesOf, passwordRules, type PasswordPolicy } from '#domain/tenants/password-policy.ts';

export type PolicyPoint = { readonly label: string; readonly isMet: boolean };

/** The company's rules for a password, each with whether the typed one keeps it. */
export const policyPoints = (policy: PasswordPolicy, password: string): readonly PolicyPoint[] =>
  passwordRules(policy).map(({ label, isMet }) => ({ label, isMet: isMet(password) }));

/** The only rule that nobody but the user directory can judge. */
export const rememberedRule = '最近使ったパスワードではない（送信したときに確かめます）';

export type TypedPassword = { readonly password: string; readonly repeated: string };

/** Why a new password cannot be sent; empty when it can. */
export const passwordFaults = (
  policy: PasswordPolicy,
  { password, repeated }: TypedPassword,
): Partial<TypedPassword> => {
  const broken = brokenRulesOf(password, policy);
  return {
    ...(broken.length === 0 ? {} : { password: `満たしていない条件: ${broken.join('、')}` }),
    ...(repeated === password ? {} : { repeated: '新しいパスワードと一致していません' }),
  };
};

/** Only pages of this app may follow a sign-in. Browsers drop tabs and line breaks: `/<tab>/host` is `//host`. */
export const safeReturnPath = (from: string | null): string =>
  from !== null && /^\/(?![/\\])\P{Cc}*$/u.test(from) && !from.startsWith('/sign-in') ? from : '/';
