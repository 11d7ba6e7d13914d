import { isRecord } from './is-record.ts';

/** Shorter ones say more where they stand. */
const leastShared = 160;

/** Where JSON Schema has schemas of its own. */
const listsOfSchemas: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf']);
const schemaPlaces: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'propertyNames']);

type Visit = (schema: unknown, name: string) => unknown;

/** A schema with each schema directly in it put through `visit`, under a name that says where it stands. */
const withInner = (schema: unknown, name: string, visit: Visit): unknown => {
  if (!isRecord(schema)) return schema;
  const inner = ([key, value]: readonly [string, unknown]): unknown => {
    if (key === 'properties' && isRecord(value))
      return Object.fromEntries(
        Object.entries(value).map(([field, one]) => [field, visit(one, `${name}.${field}`)]),
      );
    if (schemaPlaces.has(key)) return visit(value, name.replace(/s$/, ''));
    return listsOfSchemas.has(key) && Array.isArray(value)
      ? value.map((one, at) => visit(one, `${name}.${at + 1}`))
      : value;
  };
  return Object.fromEntries(Object.entries(schema).map((entry) => [entry[0], inner(entry)]));
};

const isComponentName = (name: string): boolean => /^[a-zA-Z0-9._-]+$/.test(name);

/** Schemas that stand in several places stand once, and are referred to. */
export const shareSchemas = (
  schemas: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const nameOf = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]));
  const times = new Map([...nameOf.keys()].map((text) => [text, 1]));
  const count: Visit = (schema, name) => {
    const text = JSON.stringify(schema);
    const before = times.get(text) ?? 0;
    times.set(text, before + 1);
    // What lies in something that is shared lies there once.
    return before === 0 ? withInner(schema, name, count) : schema;
  };
  for (const [name, schema] of Object.entries(schemas)) withInner(schema, name, count);

  const shared: Record<string, unknown> = {};
  const refer: Visit = (schema, name) => {
    const text = JSON.stringify(schema);
    if (text.length < leastShared || (times.get(text) ?? 0) < 2 || !isComponentName(name))
      return withInner(schema, name, refer);
    const known = nameOf.get(text);
    const own = known ?? (name in schemas || name in shared ? `${name}.${nameOf.size}` : name);
    if (known === undefined) {
      nameOf.set(text, own);
      shared[own] = withInner(schema, own, refer);
    }
    return { $ref: `#/components/schemas/${own}` };
  };
  for (const [name, schema] of Object.entries(schemas)) shared[name] = withInner(schema, name, refer);
  return shared;
};

/** Components of one kind: what was asked for more than once is referred to by the first of its names that is free. */
export const sharedOf = (kind: 'responses' | 'parameters', all: readonly unknown[]) => {
  const times = Map.groupBy(all, (one) => JSON.stringify(one));
  const nameOf = new Map<string, string>();
  const components: Record<string, unknown> = {};
  const refer = (part: unknown, ...names: readonly string[]): unknown => {
    const text = JSON.stringify(part);
    if ((times.get(text) ?? []).length < 2) return part;
    const name =
      nameOf.get(text) ?? names.find((one) => isComponentName(one) && !(one in components)) ?? undefined;
    if (name === undefined) return part;
    nameOf.set(text, name);
    components[name] = part;
    return { $ref: `#/components/${kind}/${name}` };
  };
  return { components, refer };
};
