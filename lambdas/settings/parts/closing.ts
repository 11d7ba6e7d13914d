import * as v from 'valibot';
import { shippedClosing } from '#domain/journals/posting-date.ts';
import { calendarMonth } from '#contract/shapes/values.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

/** 締め (EXP-051): which months take no more entries (docs/decisions/0085). */
const { show, replace } = settingEndpoints({
  name: 'closing',
  row: settings.closing,
  title: '締め',
  shape: v.strictObject({
    closedThrough: v.exactOptional(calendarMonth),
    filingMonths: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(2, '申告期限は事業年度終了後2か月以上で指定してください（法人税法74条1項）'),
      v.maxValue(6, '申告期限の延長は6か月までです（法人税法75条の2）'),
    ),
  }),
  inForce: ({ company }) => company.closing ?? shippedClosing,
  check: () => [],
});
export const showClosingEndpoint = show;
export const replaceClosingEndpoint = replace;
