import * as v from 'valibot';
import { correctedFields } from '#domain/lines/line-correction.ts';

/** By code and by the word of then. */
const shownValue = v.object({ code: v.string(), name: v.string() });

/** One value that 経理 corrected, as it was and as it is. */
export const lineChange = v.object({
  lineId: v.string(),
  /** Its place in the claim, from 1; not known of corrections until 2026-11. */
  lineNumber: v.exactOptional(v.number()),
  field: v.picklist(correctedFields),
  /** Of a 税区分: the place of the tax part in the line. */
  part: v.exactOptional(v.number()),
  before: shownValue,
  after: shownValue,
  /** It followed from what was corrected by the rules. */
  isConsequence: v.exactOptional(v.literal(true)),
});

/** What counts of a line in place of what the applicant chose and the rules give. */
export const lineCorrection = v.object({
  lineId: v.string(),
  item: v.exactOptional(shownValue),
  account: v.exactOptional(shownValue),
  subAccount: v.exactOptional(v.string()),
  department: v.exactOptional(shownValue),
  taxCodes: v.exactOptional(v.array(v.object({ part: v.number(), taxCode: v.string() }))),
  postedOn: v.exactOptional(v.string()),
});
