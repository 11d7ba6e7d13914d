/** 会計ソフト that files are written for. Another one is a word here, with its own shipped labels. */
export const accountingPackages = ['yayoi'] as const;
export type AccountingPackage = (typeof accountingPackages)[number];

export const packageNames = { yayoi: '弥生会計' } as const satisfies Record<AccountingPackage, string>;

/** Whose a row is that names none: there was one package alone when it was typed. */
export const firstPackage: AccountingPackage = 'yayoi';

/** 会計ソフト of a row of labels. */
export const packageOf = ({ package: of = firstPackage }: { readonly package?: AccountingPackage }) => of;
