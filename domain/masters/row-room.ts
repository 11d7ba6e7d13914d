/** What one item may hold, 400 kB (DynamoDB), less what stands beside the document. */
export const mostRowBytes = 390_000;
/** Kept free of new states, so that those that are there can end: an end says one more day. */
const bytesForEnds = 60_000;
/** New states are taken as far as the row of all of them has room. */
export const mostIndexBytes = mostRowBytes - bytesForEnds;
/** What a release that packs nothing could have written is not packed either, so that it reads it. */
export const mostPlainBytes = mostRowBytes - bytesForEnds;
