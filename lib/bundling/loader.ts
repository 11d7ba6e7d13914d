/**
 * `index.mjs` of every bundle: runs `app.js` beside it and the chunks that it asks for, with V8's code cache where one
 * lies there. Built-ins come from `getBuiltinModule`, since importing one as an ES module may load undici.
 */
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');

type Module = { exports: { handler?: unknown } };

const modules = new Map<string, Module>();

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
const fromPackage = (name: string): Module['exports'] =>
  process.getBuiltinModule('node:module').createRequire(import.meta.url)(name);

/** `name` is `./<file>`, as esbuild writes it, or a package. */
const load = (name: string): Module['exports'] => {
  if (!name.startsWith('./')) return fromPackage(name);
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const filename = `${import.meta.dirname}${name.slice(1)}`;
  const cache = `${filename}.cache`;
  const script = new Script(readFileSync(filename, 'utf8'), {
    filename,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
  });
  if (script.cachedDataRejected === true) reportRejection();
  const loaded: Module = { exports: {} };
  modules.set(name, loaded);
  script.runInThisContext()(loaded.exports, load, loaded);
  return loaded.exports;
};

export const handler = load('./app.js').handler;
