import { floorPolicy, isPasswordStrong, type PasswordPolicy } from '#domain/tenants/password-policy.ts';

export type PolicyPoint = { readonly label: string; readonly isMet: boolean };

/** The company's rules for a password, each with whether the typed one keeps it. */
export const policyPoints = ({ minimumLength }: PasswordPolicy, password: string): readonly PolicyPoint[] => {
  const length = Math.max(minimumLength, floorPolicy.minimumLength);
  return [
    { label: `${length}文字以上`, isMet: password.length >= length },
    { label: '英大文字を含む', isMet: /[A-Z]/.test(password) },
    { label: '英小文字を含む', isMet: /[a-z]/.test(password) },
    { label: '数字を含む', isMet: /\d/.test(password) },
    { label: '記号を含む', isMet: /[!-/:-@[-`{-~]/.test(password) },
  ];
};

/** The server's own judgement; it may still know a password that was used before. */
export const keepsPolicy = (policy: PasswordPolicy, password: string): boolean =>
  isPasswordStrong(password, policy);

/** Only pages of this app may follow a sign-in. Browsers drop tabs and line breaks: `/<tab>/host` is `//host`. */
export const safeReturnPath = (from: string | null): string =>
  from !== null && /^\/(?![/\\])\P{Cc}*$/u.test(from) && !from.startsWith('/sign-in') ? from : '/';
