import { keyParts } from './key-parts.ts';
import type { KeyValues } from './patterns.ts';

const patterns: Readonly<Record<string, { readonly pattern: string }>> = keyParts;
const expressions = new Map<string, RegExp>();

const isSound = (name: string, value: string | number): boolean => {
  const expression = expressions.get(name) ?? new RegExp(`^(?:${patterns[name]?.pattern})$`);
  expressions.set(name, expression);
  return expression.test(String(value));
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
  const names = keys.flatMap((key) => [...key.matchAll(/\{(\w+)/g)].map(([, name = '']) => name));
  const unsound = names.find((name) => !isSound(name, parts[name] ?? ''));
  if (unsound === undefined) return parts;
  throw new Error(`a row of the kind ${kind} would stand under a ${unsound} that is none`);
};
