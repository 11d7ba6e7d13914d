import * as v from 'valibot';
import { filledLine } from './text.ts';

const ask = v.exactOptional(v.picklist(['required', 'wanted', 'optional', 'hidden']));

export const itemAsksShape = v.pipe(
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
