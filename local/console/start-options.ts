import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** A mistake of whoever typed the command: shown as one line. */
export class Mistake extends Error {}

export type StartOptions = {
  readonly port: number;
  /** @default everything in memory */
  readonly dataFolder?: string;
  readonly isReset: boolean;
};

const known = 'known options: --port NUMBER, --data FOLDER, --reset, --memory';

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4700' },
        data: { type: 'string', default: '.stafee' },
        reset: { type: 'boolean', default: false },
        memory: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    throw new Mistake(`${sentence}; ${known}`);
  }
};

/** Reads the flags of `npm start`. @throws Mistake */
export const readStartOptions = (args: readonly string[]): StartOptions => {
  const { port: text, data, reset: isReset, memory } = parse(args);
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_534) {
    throw new Mistake(`--port takes a number from 1 to 65534, not ${text}`);
  }
  return { port, isReset, ...(memory ? {} : { dataFolder: resolve(data) }) };
};

/** What the local cloud keeps in its data folder; nothing else there is ever removed. */
const ownNames = [
  'dynamodb',
  's3',
  'mail',
  'logs',
  'kms.json',
  'cognito.json',
  'provisioned.json',
  'seeded.json',
  'operators.json',
  'queues',
  'row-forms.json',
  'waf.json',
];

/**
 * Empties the data folder of what the local cloud put there.
 * @throws Mistake when the folder holds something else only, such as a home folder
 */
export const resetData = (dataFolder: string): void => {
  if (!existsSync(dataFolder)) return;
  const found = readdirSync(dataFolder);
  if (found.length > 0 && !found.some((name) => ownNames.includes(name) || name === 'bundles')) {
    throw new Mistake(`${dataFolder} is no data folder of STAFee; nothing was removed`);
  }
  for (const name of ownNames) rmSync(join(dataFolder, name), { recursive: true, force: true });
};
