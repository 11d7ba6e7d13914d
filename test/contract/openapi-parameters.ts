import { companyHeader, csrfHeader, idempotencyHeader } from '#contract/header.ts';
import type { Contract } from '#contract/endpoint.ts';
import type { ListedContract } from '#contract/listed.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { isPathPart, pathParts } from '#contract/shapes/path-parts.ts';
import { isInSession, isWrite, jsonSchemaOf, type JsonSchema } from './endpoints.ts';

export type Parameter = { readonly name: string } & Readonly<Record<string, unknown>>;

/** As `csrfTokenOf` makes it and `isKeyOdd` of the dispatcher demands it; the fuzzer holds both against the server. */
const headers = {
  csrf: {
    name: csrfHeader,
    in: 'header',
    required: true,
    description: 'サインイン時に受け取った確認用の値',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
  },
  again: {
    name: idempotencyHeader,
    in: 'header',
    required: false,
    description:
      '再送しても一度だけ処理するための、クライアントが作る値（ULIDなど）。空白を含まない半角英数字・記号',
    schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
  },
  company: {
    name: companyHeader,
    in: 'header',
    required: true,
    description:
      '本文の企業コードを、前後の空白や表記の揺れを除いた小文字で、パーセントエンコードしたもの。本文と違えば受け付けない',
    schema: { type: 'string', minLength: 1 },
  },
} as const;

const namesCompany = ({ body }: Contract): boolean =>
  body !== undefined && jsonSchemaOf(body).properties?.['companyCode'] !== undefined;

export const headersOf = (listed: ListedContract): readonly Parameter[] => [
  ...(isInSession(listed) && isWrite(listed) ? [headers.csrf, headers.again] : []),
  ...(!isInSession(listed) && namesCompany(listed.contract) ? [headers.company] : []),
];

type Part = JsonSchema | boolean;
const shapesOf = (schema: JsonSchema): readonly JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf ?? [schema]).filter((one): one is JsonSchema => typeof one === 'object');

export const pathParameters = ({ path }: Contract): readonly Parameter[] =>
  namesIn(path).map((name) => {
    if (!isPathPart(name)) throw new Error(`no shape of {${name}}`);
    return { name, in: 'path', required: true, schema: jsonSchemaOf(pathParts[name]) };
  });

const oneOf = (all: readonly Part[]): Part => {
  const different = [...new Map(all.map((part) => [JSON.stringify(part), part])).values()];
  const [only = true] = different;
  return different.length > 1 ? { anyOf: different } : only;
};

/** A parameter of several shapes takes what any of them takes; one that all of them demand is required. */
export const queryParameters = ({ query }: Contract): readonly Parameter[] => {
  const shapes = query === undefined ? [] : shapesOf(jsonSchemaOf(query));
  const names = [...new Set(shapes.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return names.map((name) => ({
    name,
    in: 'query',
    required: shapes.every(({ required = [] }) => required.includes(name)),
    schema: oneOf(shapes.flatMap(({ properties = {} }) => properties[name] ?? [])),
  }));
};

/** Which parameters go together, which OpenAPI itself cannot say: the whole query is one of these objects. */
export const queryVariants = ({ query }: Contract): object => {
  const shapes = query === undefined ? [] : shapesOf(jsonSchemaOf(query));
  return shapes.length > 1 ? { 'x-query': { oneOf: shapes } } : {};
};
