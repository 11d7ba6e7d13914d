import { taxAccountings, taxRoundings, transitionalBookings } from '#domain/tenants/masters.ts';
import { namesNoAddress } from '#domain/notices/mail-sender.ts';
import * as v from 'valibot';
import { get, put } from '../endpoint.ts';
import { mailAddress } from '../shapes/mail-address.ts';
import { endsAfterItBegins, endsTooEarly, period } from '../shapes/periods.ts';
import { replacing, showing } from '../shapes/setting.ts';
import { filledLine } from '../shapes/text.ts';
import { calendarDate, wholeNumber } from '../shapes/values.ts';

/** 会社の基本: how the company keeps its books, and what it is called. Its 申告期限 and closed months stand apart. */
const company = v.strictObject({
  name: filledLine(60),
  fiscalYearStartMonth: wholeNumber(1, 12),
  taxAccounting: v.picklist(taxAccountings),
  taxAccountingChanges: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ validFrom: calendarDate, taxAccounting: v.picklist(taxAccountings) })),
      v.maxLength(20),
    ),
  ),
  taxRounding: v.picklist(taxRoundings),
  transitionalBooking: v.picklist(transitionalBookings),
  smallAmountPeriods: v.pipe(
    v.array(
      v.pipe(
        v.strictObject(period),
        v.check((row) => endsAfterItBegins(row), endsTooEarly),
      ),
    ),
    v.maxLength(20),
  ),
  liabilityAccount: filledLine(40),
  inputTaxAccount: filledLine(40),
  cardSubAccount: filledLine(24),
  mailName: v.exactOptional(
    v.pipe(filledLine(40), v.check(namesNoAddress, '「@」「<」「>」「"」は使えません')),
  ),
  replyTo: v.exactOptional(mailAddress),
});

export const showCompany = get('/api/settings/company', showing('会社の基本', company));
export const replaceCompany = put('/api/settings/company', replacing('会社の基本', company));
