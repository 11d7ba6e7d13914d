import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'esbuild';

const versionIn = (file: string): string => {
  const { version }: { version?: string } = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify({ version });
};

/**
 * What a Lambda function needs of the AWS SDK: credentials from the environment only, and of each client's package.json
 * the version that its user agent names. For Lambda bundles, never for programs that people run.
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
  },
};
