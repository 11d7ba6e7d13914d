import * as v from 'valibot';

/** Things were left out that bear 情報のラベル which are not allowed to the reader (docs/decisions/0202). @default none were */
export const limited = { isLimited: v.exactOptional(v.literal(true)) };
