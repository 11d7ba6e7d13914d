import { writeFileSync } from 'node:fs';
import { operatorApi, tenantApi, type PlaneApi } from './endpoints.ts';
import { openApiDocument } from './openapi-document.ts';

const documentOf = (api: PlaneApi): string => `${JSON.stringify(openApiDocument(api), undefined, 1)}\n`;

/** Both are committed: the stacks read them without running an endpoint. */
export const contractFiles = (): Readonly<Record<string, string>> => ({
  'lib/openapi.json': documentOf(tenantApi),
  'lib/operator-openapi.json': documentOf(operatorApi),
});

if (import.meta.main)
  for (const [file, text] of Object.entries(contractFiles())) {
    writeFileSync(file, text);
    process.stdout.write(`${file}: ${text.length} characters\n`);
  }
