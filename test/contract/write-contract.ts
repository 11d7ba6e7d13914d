import { writeFileSync } from 'node:fs';
import { operatorApi, tenantApi, type PlaneApi } from './endpoints.ts';
import { openApiDocument } from './openapi-document.ts';
import { contractTypes } from './typescript-shapes.ts';

const documentOf = (api: PlaneApi): string => `${JSON.stringify(openApiDocument(api), undefined, 2)}\n`;

/** All are committed: the stacks and the clients read them without running an endpoint. */
export const contractFiles = (): Readonly<Record<string, string>> => ({
  'lib/openapi.json': documentOf(tenantApi),
  'lib/operator-openapi.json': documentOf(operatorApi),
  'web/contract.ts': contractTypes(tenantApi),
  'web/operator/contract.ts': contractTypes(operatorApi),
});

if (import.meta.main)
  for (const [file, text] of Object.entries(contractFiles())) {
    writeFileSync(file, text);
    process.stdout.write(`${file}: ${text.length} characters\n`);
  }
