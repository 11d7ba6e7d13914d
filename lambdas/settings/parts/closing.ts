import { shippedClosing } from '#domain/journals/posting-date.ts';
import { replaceClosing, showClosing } from '#contract/settings/closing.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

/** 締め (EXP-051): which months take no more entries (docs/decisions/0085). */
const part = settingPart(replaceClosing, {
  row: settings.closing,
  inForce: ({ company }) => company.closing ?? shippedClosing,
  check: () => [],
});
export const showClosingEndpoint = endpoint(showClosing, part.show);
export const replaceClosingEndpoint = endpoint(replaceClosing, part.replace);
