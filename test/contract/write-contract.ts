import { writeFileSync } from 'node:fs';
import { operatorApi, tenantApi, type PlaneApi } from './endpoints.ts';
import { openApiDocument } from './openapi-document.ts';
import { contractTypes } from './typescript-shapes.ts';

const documentOf = async (api: PlaneApi): Promise<string> =>
  `${JSON.stringify(await openApiDocument(api), undefined, 2)}\n`;

/** All are committed: the stacks and the clients read them without running an endpoint. */
export const contractFiles = async (): Promise<Readonly<Record<string, string>>> => ({
  'lib/openapi.json': await documentOf(tenantApi),
  'lib/operator-openapi.json': await documentOf(operatorApi),
  'web/contract.ts': await contractTypes(tenantApi),
  'web/operator/contract.ts': await contractTypes(operatorApi),
});

if (import.meta.main)
  for (const [file, text] of Object.entries(await contractFiles())) {
    writeFileSync(file, text);
    process.stdout.write(`${file}: ${text.length} characters\n`);
  }
