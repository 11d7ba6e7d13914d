import * as v from 'valibot';
import { filledLine } from './text.ts';

const ask = v.exactOptional(v.picklist(['required', 'wanted', 'optional', 'hidden']));

/** 経費科目の入力項目: what each item asks, where it differs from its kind. */
export const itemAsks = v.pipe(
  v.array(
    v.strictObject({
      itemCode: filledLine(40),
      asks: v.strictObject({
        supplier: ask,
        registration: ask,
        journey: ask,
        lodging: ask,
        perDiem: ask,
        participants: ask,
        recipients: ask,
        purpose: ask,
      }),
    }),
  ),
  v.maxLength(300),
);
