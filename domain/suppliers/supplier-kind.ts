/** 法人 or 個人: whose registration number promises a check digit. */
export const supplierKinds = ['corporation', 'individual'] as const;
export type SupplierKind = (typeof supplierKinds)[number];
