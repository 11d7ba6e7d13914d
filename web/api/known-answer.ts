import type { Contract } from '#contract/endpoint.ts';
import { UnknownAnswer } from '#web/api/problem.ts';

type Shape = { readonly type: string; readonly entries?: Readonly<Record<string, Shape>> };

const isOptional = ({ type }: Shape): boolean => ['optional', 'exact_optional', 'nullish'].includes(type);

const fits = (shape: Shape, value: unknown): boolean => {
  if (value === undefined) return isOptional(shape);
  return shape.type === 'array' ? Array.isArray(value) : true;
};

/**
 * An answer as it came, if it is one of this endpoint at all: an object with all its parts, lists as lists. What is in
 * the parts is not looked at, since a newer release may say more than this client knows. Throws `UnknownAnswer`: a page
 * from the cache of a proxy, an answer of nothing, a part that is not there any more.
 */
export const known = <Answer>({ answer }: Contract, body: Answer): Answer => {
  if (answer === undefined) return body;
  const shape: Shape = answer;
  const parts: unknown = body;
  if (typeof parts !== 'object' || parts === null) throw new UnknownAnswer();
  for (const [name, part] of Object.entries(shape.entries ?? {}))
    if (!fits(part, Object.entries(parts).find(([key]) => key === name)?.[1])) throw new UnknownAnswer();
  return body;
};
