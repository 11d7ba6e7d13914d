import { join } from 'node:path';

import { buildAssembly } from './build/build-assembly.ts';
import { startCloud } from './cloud.ts';
import { functionLog } from './console/function-log.ts';
import { readJobOptions } from './console/job-options.ts';
import { Mistake } from './console/start-options.ts';
import type { Cloud } from './running-cloud.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A clock that begins at a moment and goes on from there. */
const clockFrom = (at: Date): (() => Date) => {
  const offset = at.getTime() - Date.now();
  return () => new Date(Date.now() + offset);
};

const invokeJob = async (cloud: Cloud, name: string, at: Date): Promise<unknown> => {
  const names = cloud.schedules.map((schedule) => schedule.name);
  const schedule = cloud.schedules.find((one) => one.name === name);
  if (schedule === undefined) {
    const known = names.length === 0 ? 'the template has no scheduled functions yet' : names.join(', ');
    throw new Mistake(`there is no job ${name === '' ? 'without a name' : `named ${name}`}; known: ${known}`);
  }
  const event: unknown = JSON.parse(schedule.eventAt(at));
  return cloud.invoke(schedule.functionArn, event);
};

/**
 * Runs one scheduled function as if it were the chosen time, for services and functions alike, on the data of
 * `npm start`, which must not be running.
 */
export const runJob = async (args: readonly string[]): Promise<void> => {
  const { name, at, dataFolder } = readJobOptions(args);
  const assembly = await buildAssembly({ root: join(import.meta.dirname, '..') });
  const log = functionLog(dataFolder);
  const cloud = await startCloud({
    assembly,
    clock: clockFrom(at),
    dataFolder,
    log,
    isServingSchedules: false,
  });
  try {
    const result = await invokeJob(cloud, name, at);
    await cloud.catchUp();
    say(`${name} ${at.toISOString()}: ${JSON.stringify(result)}`);
  } finally {
    await cloud.close();
  }
};
