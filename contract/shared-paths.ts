/**
 * After each of these beginnings a path names what it is about, a master, a part of the settings or a
 * deed on one's own sign-in. At the gateway all
 * such names are one `{name}`, so that a further one costs no resource of a stack (docs/decisions/0121); everywhere
 * else each is an endpoint of its own.
 */
const nameAfter = {
  '/api/masters/': 'noun',
  '/api/master-files/': 'noun',
  '/api/settings/': 'part',
  '/api/me/sign-in-factors/': 'factor',
  '/api/company/': 'theme',
  '/api/my/': 'theme',
} as const;

const shared = Object.entries(nameAfter);
const sharedNames: ReadonlySet<string> = new Set(shared.map(([, name]) => name));

/** A word that may be named so: what else stands there is the sender's own text, and leads nowhere. */
const word = /^[a-z][a-z-]{0,39}$/;

/** `/api/masters/departments/{entryId}` → `/api/masters/{noun}/{entryId}`: the gateway's resource of a contract's path. */
export const gatewayPathOf = (path: string): string => {
  const found = shared.find(([start]) => path.startsWith(start));
  if (found === undefined) return path;
  const [start, name] = found;
  return `${start}{${name}}${path.slice(start.length).replace(/^[^/]*/, '')}`;
};

type Params = Readonly<Record<string, string>>;

/** The contract's path of the gateway's resource: the resource itself where it is of one contract, or names no word. */
export const contractPathOf = (resource: string, params: Params): string => {
  const found = shared.find(([start, name]) => resource.startsWith(`${start}{${name}}`));
  if (found === undefined) return resource;
  const named = params[found[1]] ?? '';
  return word.test(named) ? resource.replace(`{${found[1]}}`, named) : resource;
};

/** What the gateway found in a path of this contract, beside the contract's own names. */
export const sharedParamsOf = (path: string): Params =>
  Object.fromEntries(
    shared
      .filter(([start]) => path.startsWith(start))
      .map(([start, name]) => [name, path.slice(start.length).split('/')[0] ?? '']),
  );

/** The names of the contract among those that the gateway found. */
export const ownParams = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !sharedNames.has(name)));
