import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'esbuild';

const versionIn = (file: string): string => {
  const { version }: { version?: string } = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify({ version });
};

/**
 * Files of the SDK that look for what no function has, and what stands in for them: to ask for the files of a developer's
 * machine starts Node's threads and loads `fs/promises`, and to ask whether a body is
 * a browser's or a file's loads streams of both.
 */
const standIns: readonly { readonly file: RegExp; readonly contents: string }[] = [
  {
    file: /@smithy[\\/]core[\\/].*[\\/]shared-ini-file-loader[\\/]loadSharedConfigFiles\.js$/,
    contents: `export { CONFIG_PREFIX_SEPARATOR } from './constants';
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  },
  {
    file: /@smithy[\\/]core[\\/].*[\\/]util-stream[\\/]stream-type-check\.js$/,
    contents: `export const isReadableStream = () => false;
export const isBlob = () => false;`,
  },
  {
    file: /@smithy[\\/]core[\\/].*[\\/]checksum[\\/]ChecksumStream\.browser\.js$/,
    contents: 'export class ChecksumStream {}',
  },
  {
    // No function sends a file of its disk; what has no length is sent in chunks, as before.
    file: /@smithy[\\/]core[\\/].*[\\/]util-body-length[\\/]calculateBodyLength\.js$/,
    contents: `export const calculateBodyLength = (body) => {
  if (!body) return 0;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  if (typeof length === 'number') return length;
  throw new Error('the length of a body is not known');
};`,
  },
];

/**
 * What a Lambda function needs of the AWS SDK: credentials from the environment only, no files beside it, and of each
 * client's package.json the version that its user agent names. For Lambda bundles, never for programs that people run.
 */
export const lambdaSdk: Plugin = {
  name: 'lambda-sdk',
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: join(import.meta.dirname, 'environment-credentials.ts'),
    }));
    build.onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, ({ path }) => ({
      contents: versionIn(path),
      loader: 'json',
    }));
    for (const { file, contents } of standIns)
      build.onLoad({ filter: file }, () => ({ contents, loader: 'js' }));
  },
};
