/** パスワードポリシー of a tenant, never weaker than `floorPolicy`. */
export type PasswordPolicy = { readonly minimumLength: number };

/** The user directory enforces the same floor, so a tenant's own policy can only add to it. */
export const floorPolicy: PasswordPolicy = { minimumLength: 12 };
/** The user directory takes no longer one. */
const maximumLength = 256;

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~]/];

/** Long enough, with a small and a capital letter, a digit and a symbol, and without blanks at its ends. */
export const isPasswordStrong = (password: string, { minimumLength }: PasswordPolicy): boolean =>
  password.length >= Math.max(minimumLength, floorPolicy.minimumLength) &&
  password.length <= maximumLength &&
  password === password.trim() &&
  password.isWellFormed() &&
  classes.every((one) => one.test(password));
