import * as v from 'valibot';
import type { Asked, Contract } from '#contract/endpoint.ts';
import { type FieldError, fieldErrorsOf } from '#contract/shapes/field-errors.ts';
import { assert } from '#domain/kernel/assert.ts';

const isShape = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

/** The shapes that stand in the place of this one: what it wraps, its items, its alternatives. */
const insideOf = (shape: v.GenericSchema): readonly v.GenericSchema[] => {
  const { wrapped, item, options = [], pipe = [] } = Object(shape);
  const parts: readonly unknown[] = [wrapped, item, ...options, ...pipe];
  return parts.filter(isShape).filter((part) => part !== shape);
};

const fieldsIn = (shape: v.GenericSchema, name: string): readonly v.GenericSchema[] => {
  const field: unknown = Object(Object(shape).entries)[name];
  return isShape(field) ? [field] : insideOf(shape).flatMap((inner) => fieldsIn(inner, name));
};

const longestOf = (shape: v.GenericSchema): number | undefined => {
  const most: unknown = Object(v.getMetadata(shape)['contract']).maxLength;
  if (typeof most === 'number') return most;
  return insideOf(shape)
    .map(longestOf)
    .find((length) => length !== undefined);
};

const known = new WeakMap<Contract, Map<string, number>>();

const findMost = ({ query, body }: Contract, path: string): number => {
  const start = [query, body].filter((shape) => shape !== undefined);
  const found = path
    .split('.')
    .reduce<readonly v.GenericSchema[]>(
      (shapes, name) => shapes.flatMap((shape) => fieldsIn(shape, name)),
      start,
    );
  const most = found.map(longestOf).find((one) => one !== undefined);
  assert(most !== undefined, `${path} is a text with a length`);
  return most;
};

/** How many characters a text of the query or the body may have, so that a field takes no more: `mostIn(castVote, 'reason')`. */
export const mostIn = (contract: Contract, path: string): number => {
  const lengths = known.get(contract) ?? new Map<string, number>();
  const most = lengths.get(path) ?? findMost(contract, path);
  known.set(contract, lengths.set(path, most));
  return most;
};

/** Whether something has to stand at this path of the body: `value.caps.0.grade`. */
export const isRequiredIn = ({ body }: Pick<Contract, 'body'>, path: string): boolean => {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  const start = body === undefined ? [] : [body];
  const found = names.reduce<readonly v.GenericSchema[]>(
    (shapes, name) => shapes.flatMap((shape) => fieldsIn(shape, name)),
    start,
  );
  return found.length > 0 && found.every(({ type }) => !type.endsWith('optional'));
};

/** What the server would say of this body, before it is sent; empty where it would take it. */
export const faultsIn = <C extends Contract>(
  { body }: C,
  sent: Asked<C> extends { readonly body: infer Body } ? Body : never,
): readonly FieldError[] => {
  if (body === undefined) return [];
  const read = v.safeParse(body, sent);
  return read.success ? [] : fieldErrorsOf(read.issues);
};
