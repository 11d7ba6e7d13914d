import { keyParts } from './key-parts.ts';
import type { KeyValues } from './patterns.ts';

const patterns: Readonly<Record<string, { readonly pattern: string }>> = keyParts;
const expressions = new Map<string, RegExp>();

const isSound = (name: string, value: string | number): boolean => {
  const expression = expressions.get(name) ?? new RegExp(`^(?:${patterns[name]?.pattern})$`);
  expressions.set(name, expression);
  return expression.test(String(value));
};

const known = new Map<string, readonly string[]>();

/** Of a key's pattern, of which there are as many as kinds of rows. */
const namesIn = (pattern: string): readonly string[] => {
  const names = known.get(pattern) ?? [...pattern.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
  known.set(pattern, names);
  return names;
};

/**
 * The parts of a new key, which nobody could read again were one anything else: a `#` in a part makes another key.
 * Throws the name of the part that is none, never what stood there.
 */
export const soundParts = <Parts extends KeyValues>(
  kind: string,
  keys: readonly string[],
  parts: Parts,
): Parts => {
  const unsound = keys.flatMap(namesIn).find((name) => !isSound(name, parts[name] ?? ''));
  if (unsound === undefined) return parts;
  throw new Error(`a row of the kind ${kind} would stand under a ${unsound} that is none`);
};
