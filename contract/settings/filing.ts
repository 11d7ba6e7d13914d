import * as v from 'valibot';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 申告期限: from when on fiscal years are closed by the law (docs/decisions/0085). Months are closed by contract/closing.ts. */
const filing = v.strictObject({
  filingMonths: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(2, '申告期限は事業年度終了後2か月以上で指定してください（法人税法74条1項）'),
    v.maxValue(6, '申告期限の延長は6か月までです（法人税法75条の2）'),
  ),
});

export const showFiling = get('/api/settings/filing', showing('申告期限', filing));
export const replaceFiling = put('/api/settings/filing', replacing('申告期限', filing));
