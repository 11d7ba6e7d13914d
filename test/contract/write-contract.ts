import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi-document.ts';
import { contractTypes } from './typescript-shapes.ts';

/** Both files are committed: the stacks and the client read them without running an endpoint. */
export const contractFiles = async (): Promise<Readonly<Record<string, string>>> => ({
  'lib/openapi.json': `${JSON.stringify(await openApiDocument(), undefined, 2)}\n`,
  'web/contract.ts': await contractTypes(),
});

if (import.meta.main)
  for (const [file, text] of Object.entries(await contractFiles())) {
    writeFileSync(file, text);
    process.stdout.write(`${file}: ${text.length} characters\n`);
  }
