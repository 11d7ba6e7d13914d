import { accountMaster } from '#domain/accounts/account.ts';
import { subAccountMaster } from '#domain/accounts/sub-account.ts';
import { cardMaster } from '#domain/cards/card.ts';
import { gradeMaster } from '#domain/grades/grade.ts';
import { itemMaster } from '#domain/items/item.ts';
import { labelMaster } from '#domain/labels/label.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { projectMaster } from '#domain/projects/project.ts';
import { masterContracts } from './master-contracts.ts';

/* One export a master, by its noun: its endpoints are in lambdas/<noun>/<noun>-endpoints.ts. */
export const accounts = /* @__PURE__ */ masterContracts(accountMaster);
export const subaccounts = /* @__PURE__ */ masterContracts(subAccountMaster);
export { departments } from './departments.ts';
export const items = /* @__PURE__ */ masterContracts(itemMaster);
export const labels = /* @__PURE__ */ masterContracts(labelMaster);
export const holidays = /* @__PURE__ */ masterContracts(holidayMaster);
export const grades = /* @__PURE__ */ masterContracts(gradeMaster);
export const partners = /* @__PURE__ */ masterContracts(partnerMaster);
export const projects = /* @__PURE__ */ masterContracts(projectMaster);
export const cards = /* @__PURE__ */ masterContracts(cardMaster);
