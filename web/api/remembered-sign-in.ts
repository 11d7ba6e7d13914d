/** What a sign-in form can be filled with beforehand. Never a password. */
export type SignInNames = { readonly companyCode: string; readonly loginId: string };

const companyKey = 'stafee.company-code';
const lastKey = 'stafee.last-sign-in';

/** Whoever forbids storage types everything each time. */
const kept = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};
const keep = (key: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // As above.
  }
};

/** The company's code stays in the browser; the login ID until the person signs out. */
export const rememberSignIn = (userId: string, { companyCode, loginId }: SignInNames): void => {
  keep(companyKey, companyCode);
  keep(lastKey, JSON.stringify({ userId, companyCode, loginId }));
};

export const forgetLoginId = (): void => keep(lastKey, undefined);

export const rememberedCompanyCode = (): string => kept(companyKey);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What this person typed when he signed in last, if he was the last one to do so in this browser. */
export const rememberedNamesOf = (userId: string): SignInNames => {
  const nothing = { companyCode: rememberedCompanyCode(), loginId: '' };
  try {
    const { userId: last, companyCode, loginId } = Object(JSON.parse(kept(lastKey) || '{}'));
    return last === userId ? { companyCode: textOf(companyCode), loginId: textOf(loginId) } : nothing;
  } catch {
    return nothing;
  }
};
