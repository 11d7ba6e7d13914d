import * as v from 'valibot';
import { mostRanges } from '#domain/tenants/company-addresses.ts';
import { ipRangeOf, isIpRange, noIpRange } from '#domain/tenants/ip-range.ts';
import { filledLine, formedLine } from './text.ts';

/** `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`; kept in its one form. */
export const ipRange = v.pipe(
  formedLine(
    49,
    '^[0-9]{1,3}(?:[.][0-9]{1,3}){3}(?:/[0-9]{1,2})?$|^[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f.]*(?:/[0-9]{1,3})?$',
  ),
  v.check(isIpRange, noIpRange),
  v.transform((text) => ipRangeOf(text) ?? text),
);

export const namedRange = v.strictObject({ range: ipRange, name: filledLine(40) });

/** 接続元IP制限 of a company. None restricts nobody. */
export const companyAddresses = v.strictObject({
  ranges: v.pipe(v.array(namedRange), v.maxLength(mostRanges, `登録できるのは${mostRanges}件までです`)),
});
