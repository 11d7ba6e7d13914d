import { join } from 'node:path';
import { mergeConfig } from 'vite';
import { contractHash } from '#contract/hash.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import clientOfTenants from '../vite.config.ts';
import { libraryOf } from '../chunks.ts';
import { controlsPlugin } from './controls-plugin.ts';

// Apart from the tenants' client: other files, another bucket, another host.
const merged = mergeConfig(clientOfTenants, {
  root: import.meta.dirname,
  plugins: [controlsPlugin()],
  define: { 'import.meta.env.VITE_CONTRACT_HASH': JSON.stringify(contractHash(operatorContracts)) },
  build: { outDir: join(import.meta.dirname, '../../dist/operator-web') },
});

// Lists for the tenants' client, made of what its pages share, would let the console's files rest on each other.
const output = { codeSplitting: { groups: [{ name: libraryOf }] } };

export default { ...merged, build: { ...merged['build'], rolldownOptions: { output } } };
