import published from '#lib/execution/published/actions.json' with { type: 'json' };

/** What AWS publishes of an action, or of all actions that a pattern such as `iam:Add*` stands for. */
export type PublishedAction = {
  /** Forms of the ARNs that a call always asks about, by resource type. */
  readonly required: ReadonlyMap<string, readonly string[]>;
  /** The same for types that only some calls ask about. */
  readonly optional: ReadonlyMap<string, readonly string[]>;
  /** Actions that a call asks of its caller too. */
  readonly needs: readonly string[];
  /** Those of the service's condition keys, and of those about tags, that a request has; kept for keys that we use. */
  readonly keys: readonly string[];
};

type Line = { readonly on?: string; readonly needs?: string; readonly keys?: string };

const lines: Readonly<Record<string, Line>> = published.actions;
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = published.types;

const words = (text = ''): readonly string[] => text.split(' ').filter((word) => word !== '');

const formsOf = (service: string, names: readonly string[]): PublishedAction['required'] =>
  new Map(names.map((name) => [name, types[service]?.[name]?.split(', ') ?? []]));

const read = new Map<string, PublishedAction>();

/**
 * What lib/execution/published/actions.json says of an action, spelled as AWS spells it, or of a pattern as our policies
 * have it. `on` lists resource types, those with a `?` asked about by some calls only; of an action that knows more than
 * eight, those of our services' resources. Undefined for what the file does not hold.
 */
export const publishedAction = (spelled: string): PublishedAction | undefined => {
  const line = Object.hasOwn(lines, spelled) ? lines[spelled] : undefined;
  if (line === undefined) return undefined;
  const known = read.get(spelled);
  if (known !== undefined) return known;
  const service = spelled.split(':')[0] ?? '';
  const on = words(line.on);
  const action = {
    required: formsOf(
      service,
      on.filter((type) => !type.endsWith('?')),
    ),
    optional: formsOf(
      service,
      on.filter((type) => type.endsWith('?')).map((type) => type.slice(0, -1)),
    ),
    needs: words(line.needs),
    keys: words(line.keys),
  };
  read.set(spelled, action);
  return action;
};

export const isPublishedService = (service: string): boolean => Object.hasOwn(types, service);

/** Every line of the file, so that a test can ask whether all of it is whole and used. */
export const publishedNames = (): readonly string[] => Object.keys(lines);
