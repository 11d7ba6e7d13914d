import { join } from 'node:path';

import type { Plugin } from 'esbuild';

/** Credentials from the environment only; for Lambda bundles, never for programs that people run. */
export const lambdaCredentials: Plugin = {
  name: 'lambda-credentials',
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: join(import.meta.dirname, 'environment-credentials.ts'),
    }));
  },
};
