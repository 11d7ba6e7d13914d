import * as v from 'valibot';
import { contractLimits, everyOption, type ContractLimit } from '#domain/tenants/contract-terms.ts';
import { corporateNumberPattern, isCorporateNumber } from '#domain/text/corporate-number.ts';
import { plans } from '#domain/tenants/plans.ts';
import { filledLine, shaped } from './text.ts';
import { calendarDate, wholeNumber } from './values.ts';

const limitOf = (limit: ContractLimit) => v.exactOptional(wholeNumber(1, contractLimits[limit].most));

/** What a company has contracted for, as an operator types it. */
export const typedTerms = v.strictObject({
  plan: v.picklist(plans),
  /** One that is left out is not bounded. */
  limits: v.strictObject({
    users: limitOf('users'),
    storageGb: limitOf('storageGb'),
    claimsAMonth: limitOf('claimsAMonth'),
  }),
  options: v.pipe(
    v.array(v.picklist(everyOption)),
    v.maxLength(everyOption.length),
    v.check((options) => new Set(options).size === options.length, '同じオプションが重なっています'),
  ),
  corporateNumber: v.exactOptional(
    shaped(isCorporateNumber, {
      pattern: corporateNumberPattern,
      message: '法人番号が正しくありません。13桁の数字を確かめてください（先頭の1桁は検査用です）',
    }),
  ),
  contractedOn: calendarDate,
  startsOn: calendarDate,
  acceptedContract: v.exactOptional(filledLine(100)),
  acceptedPolicies: v.exactOptional(filledLine(100)),
});

const shownLimit = v.exactOptional(v.number());

/** What of it is bounded. */
export const shownLimits = v.object({
  users: shownLimit,
  storageGb: shownLimit,
  claimsAMonth: shownLimit,
});

/** The same as it is shown: of a company of before, less is known. */
export const shownTerms = v.object({
  /** Absent where this release does not know it. */
  plan: v.exactOptional(v.picklist(plans)),
  limits: shownLimits,
  options: v.array(v.picklist(everyOption)),
  corporateNumber: v.exactOptional(v.string()),
  contractedOn: v.exactOptional(v.string()),
  startsOn: v.exactOptional(v.string()),
  acceptedContract: v.exactOptional(v.string()),
  acceptedPolicies: v.exactOptional(v.string()),
});
