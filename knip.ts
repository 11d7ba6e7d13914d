import type { KnipConfig } from 'knip';
import { tenantContracts } from './contract/all.ts';
import { operatorContracts } from './contract/operator/all.ts';

/** The bundles find endpoints by the contract (lib/bundling), so nothing imports their files by name. */
const endpoints = [...new Set([...tenantContracts, ...operatorContracts].map(({ file }) => file))];

const config: KnipConfig = {
  entry: [
    ...endpoints,
    'bin/*.ts',
    'contract/{*,operator/*,settings/*}.ts',
    'test/documents/*.ts',
    'test/filled-in/*.ts',
    'test/releases/make-release.ts',
    'test/*/must-not-compile.ts',
    'lambdas/functions/*.ts',
    'web/main.tsx',
    'web/vite.config.ts',
    'web/operator/main.tsx',
    'web/operator/vite.config.ts',
    'test/**/*.test.{ts,tsx}',
    'test/own-modules.ts',
    'test/**/*-child.ts',
    'test/local/aws/s3/serve-s3.ts',
    'local/aws/lambda/worker.ts',
    'test/web/kept-typing-page.tsx',
    'test/lib/bundling/{load-bundle,make-pictures}.ts',
    'lib/bundling/{environment-credentials,harvest,loader}.ts',
  ],
  project: ['{bin,contract,deployment,lib,domain,lambdas,local,proofs,rows,web,test}/**/*.{ts,tsx}'],
  ignoreDependencies: ['axe-core', '@img/sharp-wasm32'],
  ignoreBinaries: ['cfn-lint', 'java'],
  ignoreExportsUsedInFile: true,
};

export default config;
