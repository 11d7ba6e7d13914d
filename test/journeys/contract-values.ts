import type { JsonSchema } from '#test/contract/endpoints.ts';
import { newUlid } from './person.ts';

/** Numbers below `below`, the same ones for the same seed. */
export type Chance = (below: number) => number;

/** Mulberry32: small, and enough to choose among a few values. */
export const chanceOf = (seed: number): Chance => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
};

const among = <T>(all: readonly T[], chance: Chance): T => {
  const one = all[chance(all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

type Part = JsonSchema | boolean | undefined;

/** Texts of many kinds, of which the first that fits a pattern is taken. */
const texts = (chance: Chance): readonly string[] => {
  const free = ['a', '株式会社𠮷野家', 'が🍣', '塚', 'ﾊﾝｶｸ', 'A-1', '1\t2'];
  const formed = [
    newUlid(),
    `r${newUlid().toLowerCase()}`,
    // Some of the first and last days that people may name.
    ...among([[], [], ['1900-01-01', '1900-01'], ['9998-12-31', '9998-12']], chance),
    `20${10 + chance(20)}-0${1 + chance(9)}-${10 + chance(19)}`,
    `2026-0${1 + chance(9)}`,
    `${1 + chance(99)}`,
    'a'.repeat(64),
    '2026-12-12T13:00:00.000Z',
    'T7000012050002',
    '7000012050002',
    'op-mori',
    `t${newUlid().toLowerCase()}`,
    'hana@example.jp',
    'applicant',
    'application/pdf',
    '123456',
    '1234',
    '12',
    '4',
    '203.0.113.0/24',
    'a'.repeat(43),
    // A gzipped `a` in base64.
    'H4sIAAAAAAAAA0sEAEO+t+gBAAAA',
  ];
  const at = chance(free.length);
  return [...free.slice(at), ...free.slice(0, at), ...formed];
};

const textFor = (
  { pattern, minLength = 0, maxLength = 1_000, format }: JsonSchema,
  chance: Chance,
): string => {
  const fits = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const found = texts(chance).find(
    (text) => text.length >= minLength && text.length <= maxLength && (fits?.test(text) ?? true),
  );
  if (found === undefined) throw new Error(`no text fits ${pattern ?? ''} ${format ?? ''}`);
  return found;
};

const isSchema = (part: Part | undefined): part is JsonSchema => typeof part === 'object';

/** A value that the schema takes. Members that may be left out are there every other time. */
export const valueFor = (schema: JsonSchema, chance: Chance): unknown => {
  const variants = (schema.anyOf ?? schema.oneOf ?? []).filter(isSchema);
  if (variants.length > 0) return valueFor(among(variants, chance), chance);
  if (schema.const !== undefined) return schema.const;
  if (schema.type === 'null') return null;
  if (schema.enum !== undefined) return among(schema.enum, chance);
  if (schema.type === 'string') return textFor(schema, chance);
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum = 0, maximum = 1 } = schema;
    return among([minimum, maximum, minimum + chance(Math.min(maximum - minimum + 1, 1_000))], chance);
  }
  if (schema.type === 'boolean') return chance(2) === 1;
  return schema.type === 'array' ? listFor(schema, chance) : objectFor(schema, chance);
};

const listFor = ({ items, minItems = 0, maxItems = 3 }: JsonSchema, chance: Chance): readonly unknown[] => {
  const count = Math.max(minItems, chance(Math.min(maxItems, 3) + 1));
  const one: Part = Array.isArray(items) ? undefined : items;
  return Array.from({ length: count }, () => (isSchema(one) ? valueFor(one, chance) : null));
};

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (base: unknown, more: unknown): unknown => {
  if (!isTree(base) || !isTree(more)) return more ?? base;
  const names = new Set([...Object.keys(base), ...Object.keys(more)]);
  return Object.fromEntries([...names].map((name) => [name, merged(base[name], more[name])]));
};

const membersFor = ({ properties = {}, required = [] }: JsonSchema, chance: Chance) => {
  const chosen = Object.entries(properties).filter(([name]) => required.includes(name) || chance(2) === 1);
  return Object.fromEntries(
    chosen.flatMap(([name, part]) => (isSchema(part) ? [[name, valueFor(part, chance)]] : [])),
  );
};

/** `if: { not: { required } }` is the one condition of our contract: what holds where those members are not there. */
const objectFor = (schema: JsonSchema, chance: Chance): unknown => {
  const members = membersFor(schema, chance);
  if (schema.then === undefined) return members;
  const absent = isSchema(schema.if) && isSchema(schema.if.not) ? schema.if.not.required : undefined;
  if (absent === undefined) throw new Error('a condition that this client does not know');
  const holds = !absent.every((name) => Object.hasOwn(members, name));
  return holds ? membersFor(merged(schema, schema.then) as JsonSchema, chance) : members;
};

/** A value of another kind than the schema takes, or beyond its bounds. */
export const wrongValueFor = (schema: JsonSchema, chance: Chance): unknown => {
  const wild = [
    null,
    [],
    {},
    true,
    '\ud83d',
    '\ufffd',
    'x'.repeat(5_000),
    -1,
    9e15,
    1e300,
    0.5,
    ['['],
    { a: 1 },
  ];
  const ofType: Readonly<Record<string, (value: unknown) => boolean>> = {
    string: (value) =>
      typeof value !== 'string' || value.length > 4_000 || value === '\ud83d' || value === '\ufffd',
    integer: (value) => typeof value !== 'number' || value === 0.5 || value >= 9e15 || value === -1,
    number: (value) => typeof value !== 'number',
    boolean: (value) => typeof value !== 'boolean',
    array: (value) => !Array.isArray(value),
    object: (value) => typeof value !== 'object' || value === null || Array.isArray(value),
  };
  const isWrong =
    ofType[String(schema.type)] ?? ((value: unknown) => typeof value !== 'string' || value.length > 9);
  return among(wild.filter(isWrong), chance);
};
