import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Mistake } from './start-options.ts';

type JobOptions = {
  /** Empty when none was given: the answer then names the jobs that exist. */
  readonly name: string;
  readonly at: Date;
  readonly dataFolder: string;
};

const usage = 'usage: npm run job -- NAME [--at 2026-12-31T03:30+09:00] [--data FOLDER]';

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { at: { type: 'string' }, data: { type: 'string', default: '.stafee' } },
    });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    throw new Mistake(`${sentence}; ${usage}`);
  }
};

/** Without an offset a time would mean another moment on another machine. */
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

const timeOf = (text: string | undefined): Date => {
  if (text === undefined) return new Date();
  const time = new Date(text);
  if (!instantShape.test(text) || Number.isNaN(time.getTime())) {
    throw new Mistake(`--at takes a time such as 2026-12-31T03:30+09:00, not ${text}`);
  }
  return time;
};

/** Reads the arguments of `npm run job`. @throws Mistake */
export const readJobOptions = (args: readonly string[]): JobOptions => {
  const { values, positionals } = parse(args);
  const [name = '', ...rest] = positionals;
  if (rest.length > 0) throw new Mistake(`one job at a time; ${usage}`);
  return { name, at: timeOf(values.at), dataFolder: resolve(values.data) };
};
