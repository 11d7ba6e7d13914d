import * as v from 'valibot';
import { calendarMonth } from '../shapes/values.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 締め (EXP-051): which months take no more entries (docs/decisions/0085). */
const closing = v.strictObject({
  closedThrough: v.exactOptional(calendarMonth),
  filingMonths: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(2, '申告期限は事業年度終了後2か月以上で指定してください（法人税法74条1項）'),
    v.maxValue(6, '申告期限の延長は6か月までです（法人税法75条の2）'),
  ),
});

export const showClosing = get('/api/settings/closing', showing('締め', closing));
export const replaceClosing = put('/api/settings/closing', replacing('締め', closing));
