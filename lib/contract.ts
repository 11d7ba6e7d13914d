import { existsSync, readFileSync } from 'node:fs';

import { gatewayPathOf } from '#contract/shared-paths.ts';
import { eitherOf, simpleTypes, type CoarseSchema, type SimpleType } from '#lib/coarse-schema.ts';

/** Route key as in lib/routes.ts → coarse schema of its body. */
export type RequestSchemas = Readonly<Record<string, CoarseSchema>>;

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), value);

const typeOf = (value: unknown): SimpleType | undefined => simpleTypes.find((type) => type === value);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

const resolved = (schema: unknown, document: unknown): unknown => {
  const reference = member(schema, '$ref');
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema;
  return resolved(member(document, ...reference.slice(2).split('/')), document);
};

/** The gateway cannot name a field, so it turns away only what is far too large; a little too long is the function's. */
const slack = 10;
const limits = ['maxLength', 'maxItems'] as const;
const limitsOf = (schema: unknown): CoarseSchema =>
  Object.fromEntries(
    limits.flatMap((limit) => {
      const value = member(schema, limit);
      return typeof value === 'number' ? [[limit, value * slack]] : [];
    }),
  );

/**
 * The shape that a gateway model may check: JSON Schema draft 4, never stricter than the contract. Unions, patterns,
 * formats and unknown fields are left to the function, whose answer names the field.
 */
export const coarse = (schema: unknown, document: unknown, depth = 0): CoarseSchema => {
  const full = resolved(schema, document);
  const type = typeOf(member(full, 'type'));
  if (type === undefined) return {};
  const properties = member(full, 'properties');
  if (type !== 'object' || !isJson(properties) || depth > 0) return { type, ...limitsOf(full) };
  const required = texts(member(full, 'required'));
  return {
    type,
    // Draft 4 refuses an empty list.
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, coarse(property, document, depth + 1)]),
    ),
  };
};

type Asked = { readonly key: string; readonly schema: CoarseSchema | undefined };

/** Without a schema: a body that may be left out is the function's alone, as a model would demand it. */
const askedAt = (path: string, operations: unknown, document: unknown): readonly Asked[] =>
  ['post', 'put'].flatMap((method) => {
    const operation = member(operations, method);
    if (operation === undefined) return [];
    const body = member(operation, 'requestBody');
    const schema = member(body, 'content', 'application/json', 'schema');
    const isDemanded = schema !== undefined && member(body, 'required') !== false;
    const key = `${method.toUpperCase()} ${gatewayPathOf(path)}`;
    return [{ key, schema: isDemanded ? coarse(schema, document) : undefined }];
  });

/** Bodies of an OpenAPI 3.1 document. Those that share a resource of the gateway share a model. */
export const requestSchemas = (document: unknown): RequestSchemas => {
  const paths = member(document, 'paths');
  if (!isJson(paths)) return {};
  const asked = Object.entries(paths).flatMap(([path, operations]) => askedAt(path, operations, document));
  return Object.fromEntries(
    [...Map.groupBy(asked, ({ key }) => key)].flatMap(([key, sharing]) => {
      const schemas = sharing.flatMap(({ schema }) => schema ?? []);
      return schemas.length < sharing.length ? [] : [[key, schemas.reduce(eitherOf)]];
    }),
  );
};

export type Contract = { readonly text: string; readonly schemas: RequestSchemas };

/** Reads the generated contract. Throws one clear line when it has not been generated. */
export const readContract = (file: string): Contract => {
  if (!existsSync(file)) throw new Error(`stafee: ${file} is missing: run \`npm run contract\`.`);
  const text = readFileSync(file, 'utf8');
  const document: unknown = JSON.parse(text);
  return { text: JSON.stringify(document), schemas: requestSchemas(document) };
};
