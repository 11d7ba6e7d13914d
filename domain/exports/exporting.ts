import type { TaxAccounting } from '#domain/tenants/masters.ts';
import { shippedProfile, type YayoiProfile } from './yayoi-profile.ts';

/** 会計ソフト出力: how the company's package spells things (ACC-005). */
export type Exporting = {
  readonly profile: YayoiProfile;
  /** The company's own 税区分 names, per row of the label table. */
  readonly labels: readonly {
    readonly code: string;
    readonly label: string;
    /** 経理方法 of the entries for which it is. @default either: a row of before it was asked */
    readonly taxAccounting?: TaxAccounting;
  }[];
};

/** What holds until a company says otherwise. */
export const shippedExporting: Exporting = { profile: shippedProfile, labels: [] };
