import { jstDateOf } from '#domain/calendar/jst.ts';
import { changeFiling } from '#domain/closing/closing.ts';
import { shippedClosing } from '#domain/journals/posting-date.ts';
import { replaceFiling, showFiling } from '#contract/settings/filing.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

/** 申告期限: kept in one row with the closed months, none of which it opens (docs/decisions/0153). */
const part = settingPart(replaceFiling, {
  inForce: ({ company: { closing = shippedClosing } }) => ({ filingMonths: closing.filingMonths }),
  kept: (value, { masters: { company }, at }) => changeFiling(value, { company, today: jstDateOf(at) }),
  check: () => [],
});
export const showFilingEndpoint = endpoint(showFiling, part.show);
export const replaceFilingEndpoint = endpoint(replaceFiling, part.replace);
