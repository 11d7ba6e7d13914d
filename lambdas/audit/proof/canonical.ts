import { createHash } from 'node:crypto';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, sorted(value[name])]),
  );
};

/** One text for one value, whoever wrote it: names in the order of their code units, no blanks (as RFC 8785 has it). */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

/** SHA-256 in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const fingerprintOf = (value: unknown): string => sha256(canonicalJson(value));
