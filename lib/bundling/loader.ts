/**
 * `index.mjs` of every bundle: runs the CommonJS bundle beside it, with V8's code cache when one lies there. Built-ins
 * come from `getBuiltinModule`, since importing one as an ES module may load undici.
 */
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');

const file = `${import.meta.dirname}/app.js`;
const cache = `${import.meta.dirname}/app.cache`;
const script = new Script(readFileSync(file, 'utf8'), {
  filename: file,
  ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
});

if (script.cachedDataRejected === true) {
  // Embedded metric format: CloudWatch counts the line.
  const metric = {
    Namespace: 'STAFee',
    Dimensions: [[]],
    Metrics: [{ Name: 'CodeCacheRejected', Unit: 'Count' }],
  };
  process.stdout.write(
    `${JSON.stringify({ CodeCacheRejected: 1, _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] } })}\n`,
  );
}

const bundle: { exports: { handler?: unknown } } = { exports: {} };
script.runInThisContext()(bundle.exports, undefined, bundle);

export const handler = bundle.exports.handler;
