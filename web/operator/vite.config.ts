import { join } from 'node:path';
import { mergeConfig } from 'vite';
import clientOfTenants from '../vite.config.ts';

// Apart from the tenants' client: other files, another bucket, another host.
export default mergeConfig(clientOfTenants, {
  root: import.meta.dirname,
  build: { outDir: join(import.meta.dirname, '../../dist/operator-web') },
});
