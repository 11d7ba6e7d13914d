import * as v from 'valibot';
import type { ListedContract } from '#contract/listed.ts';
import { chanceOf, valueFor } from '#test/journeys/contract-values.ts';
import { jsonSchemaOf } from './endpoints.ts';
import { idsOf } from './made-ids.ts';

export type ValidRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** JSON Schema cannot say all that a shape asks for, so that a few drawn values may be refused. */
const draws = 200;

/** A value that the shape takes. `what` names it where none is found. */
export const valueFrom = (shape: v.GenericSchema, what: string): unknown => {
  const schema = jsonSchemaOf(shape);
  const chance = chanceOf(20_261_129);
  for (let draw = 0; draw < draws; draw += 1) {
    const value = valueFor(schema, chance);
    if (v.is(shape, value)) return value;
  }
  throw new Error(`no value was found for ${what}`);
};

const textsOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(Object(value)).map(([name, part]) => [name, String(part)]));

/** A request that its contract takes: whatever refuses it did not do so for its shape. */
export const validRequest = ({ key, contract }: ListedContract): ValidRequest => ({
  params: idsOf(contract.path),
  query: contract.query === undefined ? {} : textsOf(valueFrom(contract.query, `the query of ${key}`)),
  body: contract.body === undefined ? undefined : valueFrom(contract.body, `the body of ${key}`),
});

const isNone = (value: unknown): boolean => Object.keys(Object(value)).length === 0;

/** The value without what its shape takes it without: a part or a file's number that is left out names nothing odd. */
const leastOf = (shape: v.GenericSchema | undefined, value: unknown): unknown => {
  if (shape === undefined || isNone(value)) return value;
  let least: Readonly<Record<string, unknown>> = Object(value);
  for (const name of Object.keys(least)) {
    const { [name]: _left, ...others } = least;
    if (v.is(shape, others)) least = others;
  }
  return least;
};

/** The same with nothing that may be left out. */
export const leastRequest = (listed: ListedContract): ValidRequest => {
  const { params, query, body } = validRequest(listed);
  const { contract } = listed;
  return {
    params,
    query: textsOf(leastOf(contract.query, query)),
    body: Array.isArray(body) ? body : leastOf(contract.body, body),
  };
};
