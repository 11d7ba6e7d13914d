import type { TaxAccounting } from '#domain/tenants/masters.ts';
import type { AccountingPackage } from './accounting-packages.ts';
import { shippedProfile, type YayoiProfile } from './yayoi-profile.ts';

/** 会計ソフト出力: how the company's package spells things (ACC-005). */
export type Exporting = {
  readonly profile: YayoiProfile;
  /** The company's own 税区分 names, per 会計ソフト and row of the label table. */
  readonly labels: readonly {
    readonly code: string;
    /** 会計ソフト that spells it so. @default `firstPackage` */
    readonly package?: AccountingPackage;
    readonly label: string;
    /** 経理方法 of the entries for which it is. @default either: a row of before it was asked */
    readonly taxAccounting?: TaxAccounting;
  }[];
};

/** What holds until a company says otherwise. */
export const shippedExporting: Exporting = { profile: shippedProfile, labels: [] };
