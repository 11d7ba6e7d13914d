import * as v from 'valibot';

import { isMembers, type Members } from '#local/aws/template/members.ts';

/** Whether a value is as the schema demands. */
export type SchemaCheck = (value: unknown) => boolean;

const isInteger = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value);

const types: Readonly<Record<string, SchemaCheck>> = {
  object: isMembers,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

type Keyword = (argument: unknown, place: string) => SchemaCheck;

const anything: SchemaCheck = () => true;
const nothing: SchemaCheck = () => false;

/** A keyword that judges values of one type and lets all others pass, as the standard wants it. */
const onText = (judge: (text: string, limit: number) => boolean): Keyword => {
  return (argument) => {
    const limit = v.parse(v.number(), argument);
    return (value) => typeof value !== 'string' || judge(value, limit);
  };
};
const onList = (judge: (list: readonly unknown[], limit: number) => boolean): Keyword => {
  return (argument) => {
    const limit = v.parse(v.number(), argument);
    return (value) => !Array.isArray(value) || judge(value, limit);
  };
};
const onNumber = (judge: (value: number, limit: number) => boolean): Keyword => {
  return (argument) => {
    const limit = v.parse(v.number(), argument);
    return (value) => typeof value !== 'number' || judge(value, limit);
  };
};
const onMembers = (judge: (members: Members, limit: number) => boolean): Keyword => {
  return (argument) => {
    const limit = v.parse(v.number(), argument);
    return (value) => !isMembers(value) || judge(value, limit);
  };
};

/** The standard counts code points, not UTF-16 units. */
const lengthOf = (text: string): number => Array.from(text).length;

const typeKeyword: Keyword = (argument, place) => {
  const named = v.parse(v.array(v.string()), [argument].flat());
  const checks = named.map((name) => {
    const check = types[name];
    if (check === undefined) throw new Error(`${place}: the model names an unknown type ${name}`);
    return check;
  });
  return (value) => checks.some((check) => check(value));
};

const requiredKeyword: Keyword = (argument) => {
  const names = v.parse(v.array(v.string()), argument);
  return (value) => !isMembers(value) || names.every((name) => Object.hasOwn(value, name));
};

const patternKeyword: Keyword = (argument) => {
  const pattern = new RegExp(v.parse(v.string(), argument), 'u');
  return (value) => typeof value !== 'string' || pattern.test(value);
};

const enumKeyword: Keyword = (argument) => {
  const allowed = v.parse(v.array(v.unknown()), argument).map((one) => JSON.stringify(one));
  return (value) => allowed.includes(JSON.stringify(value));
};

const itemsKeyword: Keyword = (argument, place) => {
  const check = readSchema(argument, place);
  return (value) => !Array.isArray(value) || value.every(check);
};

const everySchema: Keyword = (argument, place) => {
  const checks = v.parse(v.array(v.unknown()), argument).map((one) => readSchema(one, place));
  return (value) => checks.every((check) => check(value));
};
const someSchema: Keyword = (argument, place) => {
  const checks = v.parse(v.array(v.unknown()), argument).map((one) => readSchema(one, place));
  return (value) => checks.some((check) => check(value));
};

const keywords: Readonly<Record<string, Keyword>> = {
  type: typeKeyword,
  required: requiredKeyword,
  pattern: patternKeyword,
  enum: enumKeyword,
  items: itemsKeyword,
  allOf: everySchema,
  anyOf: someSchema,
  maxLength: onText((text, limit) => lengthOf(text) <= limit),
  minLength: onText((text, limit) => lengthOf(text) >= limit),
  maxItems: onList((list, limit) => list.length <= limit),
  minItems: onList((list, limit) => list.length >= limit),
  maximum: onNumber((value, limit) => value <= limit),
  minimum: onNumber((value, limit) => value >= limit),
  maxProperties: onMembers((members, limit) => Object.keys(members).length <= limit),
  minProperties: onMembers((members, limit) => Object.keys(members).length >= limit),
};

/** Words that say nothing about validity, and those that `membersCheck` reads. */
const silent = new Set([
  '$schema',
  'title',
  'description',
  'default',
  'format',
  'id',
  'properties',
  'additionalProperties',
]);

const otherMembersCheck = (additional: unknown, place: string): SchemaCheck => {
  if (additional === undefined || additional === true) return anything;
  return additional === false ? nothing : readSchema(additional, place);
};

const membersCheck = (schema: Members, place: string): SchemaCheck => {
  const properties = isMembers(schema['properties']) ? schema['properties'] : {};
  const named = new Map(
    Object.entries(properties).map(([name, inner]) => [name, readSchema(inner, `${place}.${name}`)]),
  );
  const others = otherMembersCheck(schema['additionalProperties'], place);
  return (value) =>
    !isMembers(value) || Object.entries(value).every(([name, member]) => (named.get(name) ?? others)(member));
};

/**
 * Reads a JSON Schema of draft 4, as far as API Gateway models of this product use it.
 * @throws Error naming the place and the keyword that is not known
 */
export const readSchema = (schema: unknown, place: string): SchemaCheck => {
  if (!isMembers(schema)) throw new Error(`${place}: a model's schema is an object`);
  const checks = Object.entries(schema)
    .filter(([name]) => !silent.has(name))
    .map(([name, argument]) => {
      const keyword = keywords[name];
      if (keyword === undefined)
        throw new Error(`${place}: the local gateway does not know the keyword ${name}`);
      return keyword(argument, place);
    });
  const all = [...checks, membersCheck(schema, place)];
  return (value) => all.every((check) => check(value));
};
