/**
 * `node bootstrap.mjs <index.mjs> <event.json>`: what Lambda's runtime interface client does around a function, and
 * the time of each step on file descriptor 3. aws-lambda-ric 4.0.2 requires these built-ins before the handler is
 * imported, so a function that needs them finds them loaded.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
for (const name of [
  'node:path',
  'node:fs',
  'node:net',
  'node:http',
  'node:os',
  'node:util',
  'worker_threads',
])
  require(name);
const { readFileSync, writeSync } = process.getBuiltinModule('node:fs');

export type ColdStart = {
  /** The machine's monotonic time in nanoseconds. */
  readonly loadedNanos: string;
  readonly answeredNanos: string;
  /** CPU time of the process since its start, microseconds. */
  readonly loadedCpuMicros: number;
  readonly answeredCpuMicros: number;
  readonly answer: unknown;
};

const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const [, , bundle = '', eventFile = ''] = process.argv;
const { event, context } = JSON.parse(readFileSync(eventFile, 'utf8'));
const { handler } = await import(bundle);
const [loadedNanos, loadedCpuMicros] = [process.hrtime.bigint(), cpuMicros()];
const answer: unknown = await handler(event, { ...context, getRemainingTimeInMillis: () => 20_000 });
const [answeredNanos, answeredCpuMicros] = [process.hrtime.bigint(), cpuMicros()];

const report: ColdStart = {
  loadedNanos: String(loadedNanos),
  answeredNanos: String(answeredNanos),
  loadedCpuMicros,
  answeredCpuMicros,
  answer,
};
writeSync(3, JSON.stringify(report));
process.exit(0);
