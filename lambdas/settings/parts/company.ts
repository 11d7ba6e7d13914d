import { overlapping } from '#contract/shapes/periods.ts';
import { replaceCompany, showCompany } from '#contract/settings/company.ts';
import { companyAccountFaults } from '#domain/settings/company-accounts.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { changeFiling } from '#domain/closing/closing.ts';
import { shippedClosing } from '#domain/journals/posting-date.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { movedEvents, movedFaults } from '#lambdas/settings/closing-beside.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { settingWrite, storedSetting } from '#lambdas/settings/setting-row.ts';
import { settings } from '#rows/settings.ts';

const closingRow = { row: settings.closing };

/** 会社の基本. What is posted never changes; what is judged from now on goes by it. */
const part = settingPart(replaceCompany, {
  inForce: ({ company: { closing: _apart, ...company } }) => company,
  beside: async ({ fiscalYearStartMonth }, { masters, request, table }) => {
    const { company } = masters;
    const stored = await storedSetting(table, closingRow);
    const { closing } = company;
    if (fiscalYearStartMonth !== company.fiscalYearStartMonth) {
      const { filingMonths } = closing ?? shippedClosing;
      const today = jstDateOf(request.at);
      // What had come due by the year of before stays closed, as after another 申告期限 (docs/decisions/0153).
      const value = changeFiling({ filingMonths }, { company, today });
      const version = stored.version + 1;
      return [
        settingWrite(closingRow, { stored, value, request }),
        ...movedEvents('fiscalYearStartMonth', { fiscalYearStartMonth }, { masters, request, version }),
      ];
    }
    // 締め lay in the row of the company before it had one of its own.
    return closing === undefined || stored.version > 0
      ? []
      : [settingWrite(closingRow, { stored, value: closing, request })];
  },
  check: ({ fiscalYearStartMonth, ...value }, masters, request) => [
    ...movedFaults('fiscalYearStartMonth', { fiscalYearStartMonth }, { masters, request }),
    ...companyAccountFaults(value, { ...masters, today: jstDateOf(request.at) }),
    ...overlapping(value.smallAmountPeriods, () => '').map((at) => ({
      path: `smallAmountPeriods.${at}.validFrom`,
      message: 'ほかの期間と重なっています',
    })),
  ],
});
export const showCompanyEndpoint = endpoint(showCompany, part.show);
export const replaceCompanyEndpoint = endpoint(replaceCompany, part.replace);
