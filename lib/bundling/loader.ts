/**
 * `index.mjs` of every bundle: runs `app.js` beside it and the files that it asks for, with V8's code cache where one
 * lies there. Built-ins come from `getBuiltinModule`, since importing one as an ES module may load undici.
 */
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');

type Exports = { handler?: unknown };
type Loader = (name: string) => Exports;
type Give = (getters: Readonly<Record<string, () => unknown>>) => void;
type Body = (give: Give, require: Loader) => void;

/** File → the modules in it; lib/bundling/bundle-functions.ts writes it here. */
declare const packs: Readonly<Record<string, readonly string[]>>;
/** The same from the module's side. */
const fileOf = new Map<string, string>();
for (const file in packs) for (const name of packs[file] ?? []) fileOf.set(name, file);

/** What ran, for whoever makes V8's code cache of it. */
export const scripts = new Map<string, InstanceType<typeof Script>>();
const bodies: Record<string, Body> = {};
const modules = new Map<string, Exports>();

/** Embedded metric format: CloudWatch counts the line. */
const reportRejection = (): void => {
  const metric = {
    Namespace: 'STAFee',
    Dimensions: [[]],
    Metrics: [{ Name: 'CodeCacheRejected', Unit: 'Count' }],
  };
  process.stdout.write(
    `${JSON.stringify({ CodeCacheRejected: 1, _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] } })}\n`,
  );
};

/** What a bundle carries as a package (carried-packages.ts) is Node's to find. */
const fromPackage: Loader = (name) =>
  process.getBuiltinModule('node:module').createRequire(import.meta.url)(name);

/** Reads a file: its modules are then known, and none of them has run. */
export const read = (file: string): void => {
  const filename = `${import.meta.dirname}/${file}`;
  const cache = `${filename}.cache`;
  const script = new Script(readFileSync(filename, 'utf8'), {
    filename,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
  });
  if (script.cachedDataRejected === true) reportRejection();
  scripts.set(filename, script);
  Object.assign(bodies, script.runInThisContext());
};

/** `name` is `./<module>`, as esbuild writes it, or a package. */
const load: Loader = (name) => {
  if (!name.startsWith('./')) return fromPackage(name);
  const own = name.slice(2);
  const known = modules.get(own);
  if (known !== undefined) return known;
  if (bodies[own] === undefined) read(fileOf.get(own) ?? own);
  const given: Exports = {};
  modules.set(own, given);
  bodies[own]?.((getters) => {
    for (const [exported, get] of Object.entries(getters))
      Object.defineProperty(given, exported, { get, enumerable: true });
  }, load);
  return given;
};

export const handler = load('./app.js').handler;
