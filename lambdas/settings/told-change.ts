import { packedText } from '#rows/attributes.ts';

type Change = { readonly from: unknown; readonly to: unknown };

const bytesOf = (change: Change): number => Buffer.byteLength(JSON.stringify(change));

/** What is longer is told by what differs, where its part can say that: it stands in a history that people page through. */
const mostWhole = 100_000;
export const isLong = (change: Change): boolean => bytesOf(change) > mostWhole;

/**
 * An audit item holds 400 kB, sealed and in base64, which are 4 bytes for 3: what is longer lies in it gzipped, in base64
 * (`gunzip` opens it).
 */
const mostPlainDetail = 200_000;
export const auditDetailOf = (change: Change): Readonly<Record<string, unknown>> =>
  bytesOf(change) <= mostPlainDetail ? change : { gzippedChange: packedText(change, 0) };
