import { isRecord } from './is-record.ts';

const pointed = (document: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), document);

/** The document with everything it refers to in its place: what it says, wherever it says it. Throws for what is nowhere. */
export const inWhole = (document: unknown, part: unknown = document): unknown => {
  if (Array.isArray(part)) return part.map((one) => inWhole(document, one));
  if (!isRecord(part)) return part;
  const { $ref } = part;
  if (typeof $ref !== 'string')
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inWhole(document, value)]));
  const found = pointed(document, $ref);
  if (found === undefined) throw new Error(`${$ref} is nowhere in the document`);
  return inWhole(document, found);
};
