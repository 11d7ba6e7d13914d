export const simpleTypes = ['object', 'array', 'string', 'integer', 'number', 'boolean'] as const;
export type SimpleType = (typeof simpleTypes)[number];

/** As much of a JSON Schema as a gateway model keeps. */
export type CoarseSchema = {
  /** Absent: anything. */
  readonly type?: SimpleType | readonly SimpleType[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, CoarseSchema>>;
  readonly maxLength?: number;
  readonly maxItems?: number;
};

const typesOf = ({ type = simpleTypes }: CoarseSchema): readonly SimpleType[] =>
  typeof type === 'string' ? [type] : type;
const mayBe = (type: SimpleType, schema: CoarseSchema): boolean => typesOf(schema).includes(type);

/** Which type a limit is of: values of other types are not judged by it. */
const typeOfLimit = { maxLength: 'string', maxItems: 'array' } as const;
const limits = ['maxLength', 'maxItems'] as const;

const limitOf = (limit: (typeof limits)[number], both: readonly CoarseSchema[]): number | undefined => {
  const concerned = both.filter((schema) => mayBe(typeOfLimit[limit], schema)).map((schema) => schema[limit]);
  return concerned.reduce<number | undefined>(
    (most, own, at) =>
      at === 0 ? own : most === undefined || own === undefined ? undefined : Math.max(most, own),
    undefined,
  );
};

/** Of members: what objects of each kind must have, and what is known of members that each kind knows. */
const membersOf = (both: readonly CoarseSchema[]): Pick<CoarseSchema, 'required' | 'properties'> => {
  const [one, ...others] = both.filter((schema) => mayBe('object', schema));
  if (one === undefined) return {};
  const required = one.required?.filter((name) => others.every((other) => other.required?.includes(name)));
  const shared = Object.entries(one.properties ?? {}).flatMap(([name, known]) => {
    const rest = others.flatMap(({ properties }) => properties?.[name] ?? []);
    return rest.length < others.length ? [] : [[name, rest.reduce(eitherOf, known)] as const];
  });
  return {
    // Draft 4 refuses an empty list.
    ...(required === undefined || required.length === 0 ? {} : { required }),
    ...(others.every(({ properties }) => properties !== undefined) && one.properties !== undefined
      ? { properties: Object.fromEntries(shared) }
      : {}),
  };
};

/** Lets in whatever either lets in, and as little beside as one schema can say. */
export const eitherOf = (one: CoarseSchema, other: CoarseSchema): CoarseSchema => {
  const both = [one, other];
  const types = [...new Set(both.flatMap(typesOf))];
  const [first, ...others] = types;
  const isAny = both.some(({ type }) => type === undefined);
  return {
    ...(isAny || first === undefined ? {} : { type: others.length === 0 ? first : types }),
    ...membersOf(both),
    ...Object.fromEntries(
      limits.flatMap((limit) => {
        const most = limitOf(limit, both);
        return most === undefined ? [] : [[limit, most]];
      }),
    ),
  };
};
