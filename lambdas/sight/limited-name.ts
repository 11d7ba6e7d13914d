/** What the name of a file says that does not hold all that there is. */
export const limitedName = ({ isLimited }: { readonly isLimited: boolean }): string =>
  isLimited ? '_閲覧権限のない分を除く' : '';
