import { accountMaster } from '#domain/accounts/account.ts';
import { subAccountMaster } from '#domain/accounts/sub-account.ts';
import { cardMaster } from '#domain/cards/card.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { gradeMaster } from '#domain/grades/grade.ts';
import { itemMaster } from '#domain/items/item.ts';
import { labelMaster } from '#domain/labels/label.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { projectMaster } from '#domain/projects/project.ts';
import type { Kept, Master, MasterRow } from '#domain/masters/master.ts';

/** Every master that is kept as entries, by its noun. */
export const everyMaster = {
  accounts: accountMaster,
  subaccounts: subAccountMaster,
  departments: departmentMaster,
  holidays: holidayMaster,
  items: itemMaster,
  labels: labelMaster,
  partners: partnerMaster,
  projects: projectMaster,
  cards: cardMaster,
  grades: gradeMaster,
} as const satisfies Record<string, Master>;

type Every = typeof everyMaster;

/** Nouns of those that are kept so. */
export type KeptAs<K extends Kept> = {
  [Noun in keyof Every]: Every[Noun] extends { readonly kept: K } ? Noun : never;
}[keyof Every];

/** Entries with which a company begins, of masters that have no index row. @default none */
export type FirstEntries = {
  readonly [Noun in KeptAs<'by-id'>]?: readonly MasterRow<Every[Noun]>[];
};
