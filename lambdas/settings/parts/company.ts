import { meetsAnother } from '#domain/calendar/day-faults.ja.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { overlapping } from '#contract/shapes/periods.ts';
import { replaceCompany, showCompany } from '#contract/settings/company.ts';
import { companyAccountFaults } from '#domain/settings/company-accounts.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { changeFiling } from '#domain/closing/closing.ts';
import { shippedClosing } from '#domain/posting/posting-date.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { movedEvents, movedFaults } from '#lambdas/settings/closing-beside.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { settingWrite, storedSetting } from '#lambdas/settings/setting-row.ts';
import { settings } from '#rows/settings.ts';
import { changesInOrder } from '#domain/tenants/bookkeeping.ts';
import { accountingFaults, accountingWrites } from './accounting-changes.ts';

type Wished = BodyOf<typeof replaceCompany>['value'];

/** Changes of 経理方法 by their days; what was never changed has none, as in rows of before. */
const inOrder = ({ taxAccountingChanges: _typed, ...company }: Wished) => {
  const taxAccountingChanges = changesInOrder({ ...company, taxAccountingChanges: _typed ?? [] });
  return taxAccountingChanges.length === 0 ? company : { ...company, taxAccountingChanges };
};

const closingRow = { row: settings.closing };

/** 会社の基本. What is posted never changes; what is judged from now on goes by it. */
const part = settingPart(replaceCompany, {
  inForce: ({ company: { closing: _apart, taxAccountingChanges = [], ...company } }) => ({
    ...company,
    taxAccountingChanges,
  }),
  kept: (value) => inOrder(value),
  beside: async (value, { masters, request, table }) => {
    const { company } = masters;
    const { fiscalYearStartMonth } = value;
    const [stored, accounting] = await Promise.all([
      storedSetting(table, closingRow),
      accountingWrites(value, { masters, at: request.at, table }),
    ]);
    const { closing } = company;
    if (fiscalYearStartMonth !== company.fiscalYearStartMonth) {
      const { filingMonths } = closing ?? shippedClosing;
      const today = jstDateOf(request.at);
      // What had come due by the year of before stays closed, as after another 申告期限 (docs/decisions/0153).
      const filing = changeFiling({ filingMonths }, { company, today });
      const version = stored.version + 1;
      return [
        ...accounting,
        settingWrite(closingRow, { stored, value: filing, request }),
        ...movedEvents('fiscalYearStartMonth', { fiscalYearStartMonth }, { masters, request, version }),
      ];
    }
    // 締め lay in the row of the company before it had one of its own.
    return closing === undefined || stored.version > 0
      ? accounting
      : [...accounting, settingWrite(closingRow, { stored, value: closing, request })];
  },
  check: async ({ fiscalYearStartMonth, ...value }, masters, request, table) => [
    ...(await accountingFaults({ fiscalYearStartMonth, ...value }, { masters, at: request.at, table })),
    ...movedFaults('fiscalYearStartMonth', { fiscalYearStartMonth }, { masters, request }),
    ...companyAccountFaults(value, { ...masters, today: jstDateOf(request.at) }),
    ...overlapping(value.smallAmountPeriods, () => '').map((at) => ({
      path: `smallAmountPeriods.${at}.validFrom`,
      message: meetsAnother,
    })),
  ],
});
export const showCompanyEndpoint = endpoint(showCompany, part.show);
export const replaceCompanyEndpoint = endpoint(replaceCompany, part.replace);
