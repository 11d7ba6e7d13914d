import type { TaxAccounting } from '#domain/tenants/masters.ts';

/** 経理方法, as people call it. */
export const accountingWords = {
  exclusive: '税抜経理',
  inclusive: '税込経理',
} as const satisfies Record<TaxAccounting, string>;
