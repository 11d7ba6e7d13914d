/** Passkeys that one person may have: for each of his devices one, and a spare. The directory takes 20. */
export const mostPasskeys = 10;
