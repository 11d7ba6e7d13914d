import { everyAsk } from '#domain/rules/ask.ts';
import * as v from 'valibot';
import { filledLine } from './text.ts';

const ask = v.exactOptional(v.picklist(everyAsk));

const asks = {
  supplier: ask,
  registration: ask,
  journey: ask,
  lodging: ask,
  perDiem: ask,
  participants: ask,
  recipients: ask,
  purpose: ask,
  described: ask,
};

/** 経費科目の入力項目: what each item asks, where it differs from its kind. */
export const itemAsks = v.pipe(
  v.array(
    v.strictObject({
      itemCode: filledLine(40),
      asks: v.strictObject(asks),
    }),
  ),
  v.maxLength(300),
);

/** The same as it stands in the company's row, for the form that goes by it. */
export const itemAsksInForce = v.array(v.object({ itemCode: v.string(), asks: v.object(asks) }));
