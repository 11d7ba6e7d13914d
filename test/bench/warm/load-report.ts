import { writeSync } from 'node:fs';

/** What one load took, per operation. */
export type LoadReport = { readonly cpuMicros: number; readonly p50Millis: number };

type Load = {
  /** Operations before the measurement: what runs often in an environment is compiled by then. */
  readonly warmUp: number;
  readonly operations: number;
  readonly operate: (index: number) => Promise<unknown>;
};

const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs one operation after the other and reports CPU time and median duration on file descriptor 3. */
export const reportLoad = async ({ warmUp, operations, operate }: Load): Promise<never> => {
  for (let index = 0; index < warmUp; index += 1) await operate(index);
  const before = cpuMicros();
  const millis: number[] = [];
  for (let index = 0; index < operations; index += 1) {
    const start = performance.now();
    await operate(warmUp + index);
    millis.push(performance.now() - start);
  }
  const report: LoadReport = {
    cpuMicros: (cpuMicros() - before) / operations,
    p50Millis: middleOf(millis),
  };
  writeSync(3, JSON.stringify(report));
  process.exit(0);
};
