import { filingLaw, longestFilingMonths, usualFilingMonths } from '#domain/tenants/filing-months.ts';
import * as v from 'valibot';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 申告期限: from when on fiscal years are closed by the law (docs/decisions/0085). Months are closed by contract/closing.ts. */
const filing = v.strictObject({
  filingMonths: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(usualFilingMonths, `${filingLaw}を入力してください`),
    v.maxValue(longestFilingMonths, `${filingLaw}を入力してください`),
  ),
});

export const showFiling = get('/api/settings/filing', showing('申告期限', filing));
export const replaceFiling = put('/api/settings/filing', replacing('申告期限', filing));
