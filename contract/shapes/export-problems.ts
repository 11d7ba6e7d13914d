import { roomUnits } from '#domain/exports/yayoi-choices.ts';
import * as v from 'valibot';

const place = { claimNumber: v.string(), serial: v.number() };

/** What of the month's entries a file cannot take: the first hundred of each kind. */
export const exportProblems = {
  characters: v.array(v.object({ ...place, field: v.string(), character: v.string() })),
  texts: v.array(
    v.object({
      ...place,
      field: v.string(),
      text: v.string(),
      limit: v.number(),
      counted: v.picklist(roomUnits),
    }),
  ),
  entries: v.array(v.object({ ...place, because: v.picklist(['amount', 'slip']), limit: v.number() })),
};
