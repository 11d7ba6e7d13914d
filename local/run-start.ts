import { join } from 'node:path';

import { buildAssembly, type BuildStep } from './build/build-assembly.ts';
import { startCloud } from './cloud.ts';
import { functionLog } from './console/function-log.ts';
import { Mistake, readStartOptions, resetData } from './console/start-options.ts';
import { welcome } from './console/welcome.ts';
import { openPort, type OpenPort } from './aws/gateway/open-port.ts';
import type { Cloud } from './running-cloud.ts';
import { aobaKobo } from './seed/aoba-kobo.ts';
import { minato } from './seed/minato.ts';
import { demoOperators } from './seed/demo-operators.ts';
import { seedCompanies } from './seed-companies.ts';
import { seedOperators } from './seed-operators.ts';

const companies = [minato, aobaKobo];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const stepNames: Readonly<Record<BuildStep, string>> = {
  web: '画面をビルドしています…',
  cloud: 'クラウド構成を合成しています…',
};

const takePort = async (port: number): Promise<OpenPort> => {
  try {
    return await openPort(port);
  } catch (error) {
    if (Object(error).code !== 'EADDRINUSE') throw error;
    throw new Mistake(`port ${port} is in use; stop the other program or choose another with --port`);
  }
};

/** Ctrl+C once ends cleanly; a second time ends at once. */
const closeOnSignal = (cloud: Cloud): void => {
  let isClosing = false;
  const close = () => {
    if (isClosing) process.exit(1);
    isClosing = true;
    say('終了しています…');
    void cloud.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', close).on('SIGTERM', close);
};

/** `npm start`: builds what has changed, starts the cloud, makes the demo companies, and says how to sign in. */
export const runStart = async (args: readonly string[]): Promise<void> => {
  const { port, dataFolder, isReset } = readStartOptions(args);
  const held = await takePort(port);
  if (isReset && dataFolder !== undefined) resetData(dataFolder);
  const assembly = await buildAssembly({
    root: join(import.meta.dirname, '..'),
    progress: (step) => say(stepNames[step]),
  });
  const folder = dataFolder === undefined ? {} : { dataFolder };
  const log = functionLog(dataFolder);
  const cloud = await startCloud({ assembly, openPort: held, port, log, ...folder });
  closeOnSignal(cloud);
  await seedCompanies(cloud, {
    companies,
    ...folder,
    progress: (name) => say(`デモ会社「${name}」を作成しています…`),
  });
  await seedOperators(cloud, { operators: demoOperators });
  const { url, operatorUrl } = cloud;
  say(welcome({ url, operatorUrl, companies, operators: demoOperators, ...folder }));
};
