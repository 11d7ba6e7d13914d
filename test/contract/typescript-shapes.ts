import * as v from 'valibot';
import { everyRefusal } from '#contract/refusals/every-refusal.ts';
import { jsonSchemaOf, tenantApi, type JsonSchema, type PlaneApi } from './endpoints.ts';

type Part = JsonSchema | boolean;
const simple: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

const objectType = (schema: JsonSchema, indent: string): string => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties);
  if (names.length === 0 && typeof additionalProperties === 'object')
    return `Readonly<Record<string, ${typeOf(additionalProperties, indent)}>>`;
  const inner = `${indent}  `;
  const members = names.map((name) => {
    const mark = required.includes(name) ? '' : '?';
    return `${inner}readonly ${isName(name) ? name : literal(name)}${mark}: ${typeOf(properties[name] ?? true, inner)};\n`;
  });
  return names.length === 0 ? 'Readonly<Record<string, unknown>>' : `{\n${members.join('')}${indent}}`;
};

const arrayType = (schema: JsonSchema, indent: string): string => {
  const items = typeOf((schema.items as Part | undefined) ?? true, indent);
  return items.includes(' | ') ? `readonly (${items})[]` : `readonly ${items}[]`;
};

const union = (types: readonly string[]): string => [...new Set(types)].join(' | ');

/** The TypeScript type of a JSON Schema as our endpoints write them; what it cannot say is `unknown`. */
export const typeOf = (schema: Part, indent = ''): string => {
  if (typeof schema === 'boolean') return 'unknown';
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map(literal));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return union(choices.map((choice) => typeOf(choice, indent)));
  if (schema.type === 'object') return objectType(schema, indent);
  if (schema.type === 'array') return arrayType(schema, indent);
  return typeof schema.type === 'string' ? (simple[schema.type] ?? 'unknown') : 'unknown';
};

const head = `// Written by \`npm run contract\` from the endpoints' schemas: change those.
/* eslint-disable max-lines */
`;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Refusal → what its problem document tells beside the standard members. */
const problemTypes = (): string => {
  const rows = [...everyRefusal.values()]
    .filter(({ facts }) => Object.keys(facts).length > 0)
    .map(({ kind, facts }) => `  readonly '${kind}': ${typeOf(jsonSchemaOf(v.object(facts)), '  ')};\n`);
  return `\n/** Code of a problem → its own facts. */\nexport type ProblemFacts = {\n${rows.join('')}};\n`;
};

/** Types of every request and answer, for the client; a shape that several routes share stands there once. */
export const contractTypes = (api: PlaneApi): string => {
  const names = new Map<string, string>();
  const named = (name: string, type: string): string => {
    if (!type.includes('\n')) return type;
    const known = names.get(type) ?? name;
    names.set(type, known);
    return known;
  };
  const rows: string[] = [];
  for (const { key, deed, contract } of api.listed) {
    const { body, query, answer } = contract;
    const name = pascal(deed);
    const parts = [
      body === undefined ? [] : [`readonly body: ${named(`${name}Body`, typeOf(jsonSchemaOf(body)))}`],
      query === undefined ? [] : [`readonly query: ${named(`${name}Query`, typeOf(jsonSchemaOf(query)))}`],
      [
        `readonly answer: ${answer === undefined ? 'undefined' : named(`${name}Answer`, typeOf(jsonSchemaOf(answer)))}`,
      ],
    ];
    rows.push(
      `  readonly '${key}': {\n${parts
        .flat()
        .map((part) => `    ${part};\n`)
        .join('')}  };\n`,
    );
  }
  const shapes = [...names].map(([type, name]) => `type ${name} = ${type};\n\n`);
  return `${head}\n${shapes.join('')}/** Route → what is sent and what comes back. */\nexport type Contract = {\n${rows.join('')}};\n${api === tenantApi ? problemTypes() : ''}`;
};
