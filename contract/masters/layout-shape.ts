import * as v from 'valibot';
import {
  mostHeadLength,
  mostLayoutHeads,
  mostMappedValues,
  mostNth,
  mostValueLength,
} from '#domain/masters/layout-bounds.ts';
import { columnsOf } from '#domain/masters/import-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { line } from '../shapes/text.ts';
import { wholeNumber } from '../shapes/values.ts';

/** What the columns of a file of other heads are for: told when it is taken, and remembered for the next one. */
export const layoutOf = (master: Master) => {
  const names = columnsOf(master).map(({ name }) => name);
  const text = v.exactOptional(line(mostHeadLength));
  const nth = v.exactOptional(wholeNumber(1, mostNth));
  return v.strictObject({
    heads: line(mostLayoutHeads),
    columns: v.pipe(
      v.array(v.strictObject({ column: v.picklist(names), head: text, nth, fixed: text })),
      v.maxLength(names.length),
    ),
    values: v.exactOptional(
      v.pipe(
        v.array(
          v.strictObject({
            column: v.picklist(names),
            from: line(mostValueLength),
            to: line(mostValueLength),
          }),
        ),
        v.maxLength(mostMappedValues),
      ),
    ),
  });
};
/** Of answers. */
export const shownLayout = v.object({
  heads: v.string(),
  columns: v.array(
    v.object({
      column: v.string(),
      head: v.exactOptional(v.string()),
      nth: v.exactOptional(v.number()),
      fixed: v.exactOptional(v.string()),
    }),
  ),
  values: v.exactOptional(v.array(v.object({ column: v.string(), from: v.string(), to: v.string() }))),
});
