/** パスワードポリシー of a tenant, never weaker than `floorPolicy`. */
export type PasswordPolicy = { readonly minimumLength: number };

/** The user directory enforces the same floor, so a tenant's own policy can only add to it. */
export const floorPolicy: PasswordPolicy = { minimumLength: 12 };
/** The user directory takes no longer one. */
const maximumLength = 256;

export type PasswordRule = {
  /** As people read it, in a form's list and in a refusal. */
  readonly label: string;
  readonly isMet: (password: string) => boolean;
};

/**
 * Every rule that a new password is held to: forms list them, the server judges by them, the user directory repeats
 * them (https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html: its 32 symbols are
 * ASCII's, and a blank at an end breaks the form of the parameter). Only what it remembers of former passwords is
 * known to it alone.
 */
export const passwordRules = ({ minimumLength }: PasswordPolicy): readonly PasswordRule[] => {
  const least = Math.max(minimumLength, floorPolicy.minimumLength);
  return [
    {
      label: `${least}文字以上、${maximumLength}文字以内`,
      isMet: ({ length }) => length >= least && length <= maximumLength,
    },
    { label: '半角の英大文字を含む', isMet: (password) => /[A-Z]/.test(password) },
    { label: '半角の英小文字を含む', isMet: (password) => /[a-z]/.test(password) },
    { label: '半角の数字を含む', isMet: (password) => /[0-9]/.test(password) },
    { label: '半角の記号（- ! # など）を含む', isMet: (password) => /[!-/:-@[-`{-~]/.test(password) },
    {
      label: '先頭と末尾に空白がない',
      isMet: (password) => password !== '' && password === password.trim(),
    },
    {
      label: '改行などの、画面に表示されない文字を含まない',
      isMet: (password) =>
        password !== '' && password.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(password),
    },
  ];
};

/** What a password lacks, in the words of the rules; empty when it is strong enough. */
export const brokenRulesOf = (password: string, policy: PasswordPolicy): readonly string[] =>
  passwordRules(policy)
    .filter(({ isMet }) => !isMet(password))
    .map(({ label }) => label);

export const isPasswordStrong = (password: string, policy: PasswordPolicy): boolean =>
  brokenRulesOf(password, policy).length === 0;
