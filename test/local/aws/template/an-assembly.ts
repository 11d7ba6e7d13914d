import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a cloud assembly with these templates, one stack each. */
export const anAssembly = (templates: Readonly<Record<string, object>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-assembly-'));
  const write = (name: string, document: object) =>
    writeFileSync(join(folder, name), JSON.stringify(document));
  for (const [stack, template] of Object.entries(templates)) write(`${stack}.template.json`, template);
  mkdirSync(join(folder, 'asset.abc'));
  write('Assets.json', {
    files: { abc: { source: { path: 'asset.abc' }, destinations: { here: { objectKey: 'abc.zip' } } } },
  });
  write('manifest.json', {
    version: '55.0.0',
    artifacts: {
      Assets: { type: 'cdk:asset-manifest', properties: { file: 'Assets.json' } },
      ...Object.fromEntries(
        Object.keys(templates).map((stack) => [
          stack,
          {
            type: 'aws:cloudformation:stack',
            properties: { templateFile: `${stack}.template.json` },
            metadata: {
              [`/${stack}/Thing/Resource`]: [{ type: 'aws:cdk:logicalId', data: 'Thing0001' }],
            },
          },
        ]),
      ),
    },
  });
  return folder;
};
