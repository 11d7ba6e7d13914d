import { jstDateOf } from '#domain/calendar/jst.ts';
import { changeFiling } from '#domain/closing/closing.ts';
import { shippedClosing } from '#domain/posting/posting-date.ts';
import { replaceFiling, showFiling } from '#contract/settings/filing.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { movedEvents, movedFaults } from '#lambdas/settings/closing-beside.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { storedSetting } from '#lambdas/settings/setting-row.ts';
import { settings } from '#rows/settings.ts';

/** 申告期限: kept in one row with the closed months, none of which it opens (docs/decisions/0153). */
const part = settingPart(replaceFiling, {
  inForce: ({ company: { closing = shippedClosing } }) => ({ filingMonths: closing.filingMonths }),
  kept: (value, { masters: { company }, at }) => changeFiling(value, { company, today: jstDateOf(at) }),
  beside: async (value, { masters, request, table }) => {
    const { version } = await storedSetting(table, { row: settings.closing });
    return movedEvents('filingMonths', value, { masters, request, version: version + 1 });
  },
  check: (value, masters, request) => movedFaults('filingMonths', value, { masters, request }),
});
export const showFilingEndpoint = endpoint(showFiling, part.show);
export const replaceFilingEndpoint = endpoint(replaceFiling, part.replace);
