import type * as v from 'valibot';

type Parts = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly unknown[];
};

const isSchema = (option: unknown): option is v.GenericSchema =>
  typeof option === 'object' && option !== null && 'kind' in option;

const under = (path: string, name: string | number): string => (path === '' ? `${name}` : `${path}.${name}`);

/**
 * Where a list stands in an object's place: `lines.0.supplier`. A shape whose members may all be left out takes an empty
 * list for an empty object, and its sender would not be told.
 */
export const listForObject = (schema: v.GenericSchema, value: unknown, path = ''): string | undefined => {
  // Nearly all of a body: nothing stands below a text, a number or what is left out.
  if (typeof value !== 'object' || value === null) return undefined;
  const { entries, item, wrapped, options = [] }: Parts = schema;
  if (wrapped !== undefined) return listForObject(wrapped, value, path);
  if (entries !== undefined) {
    if (Array.isArray(value)) return path;
    for (const [name, sent] of Object.entries(value)) {
      // Looked at before its path is put together.
      if (typeof sent !== 'object' || !Object.hasOwn(entries, name)) continue;
      const member = entries[name];
      const found = member && listForObject(member, sent, under(path, name));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (item !== undefined && Array.isArray(value)) {
    for (const [at, one] of value.entries()) {
      const found = listForObject(item, one, under(path, at));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  // None of our forms has a list where another has an object (a test says so).
  for (const option of options) {
    const found = isSchema(option) ? listForObject(option, value, path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};
