import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

import type { RawStack } from '#local/aws/template/cloud-template.ts';

const members = v.record(v.string(), v.unknown());

const templateShape = v.looseObject({
  Resources: v.optional(
    v.record(
      v.string(),
      v.looseObject({
        Type: v.string(),
        Properties: v.optional(members, {}),
        Condition: v.optional(v.string()),
      }),
    ),
    {},
  ),
  Outputs: v.optional(
    v.record(v.string(), v.looseObject({ Value: v.unknown(), Export: v.optional(members) })),
    {},
  ),
  Parameters: v.optional(v.record(v.string(), v.looseObject({ Default: v.optional(v.unknown()) })), {}),
  Conditions: v.optional(members, {}),
  Mappings: v.optional(members, {}),
});

const manifestShape = v.looseObject({
  artifacts: v.record(
    v.string(),
    v.looseObject({
      type: v.string(),
      properties: v.optional(members, {}),
      metadata: v.optional(members),
      additionalMetadataFile: v.optional(v.string()),
    }),
  ),
});

const assetsShape = v.looseObject({
  files: v.record(
    v.string(),
    v.looseObject({
      source: v.looseObject({ path: v.optional(v.string()) }),
      destinations: v.record(v.string(), v.looseObject({ objectKey: v.string() })),
    }),
  ),
});

const metadataShape = v.record(v.string(), v.array(v.looseObject({ type: v.string(), data: v.unknown() })));

type Assembly = {
  readonly stacks: readonly RawStack[];
  /** Absolute folders or files of assets by the object key under which a deploy would store them. */
  readonly assets: ReadonlyMap<string, string>;
};

type Artifact = v.InferOutput<typeof manifestShape>['artifacts'][string];

/** A text that stands for another one on this machine, such as the address of the pages. */
export type Replacement = { readonly from: string; readonly to: string };

const asIs: Replacement = { from: '', to: '' };

const readJson = <Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  { from, to }: Replacement = asIs,
): v.InferOutput<Schema> => {
  try {
    const text = readFileSync(path, 'utf8');
    const found: unknown = JSON.parse(from === '' ? text : text.replaceAll(from, to));
    return v.parse(schema, found);
  } catch (error) {
    throw new Error(`the cloud assembly cannot be read: ${path}`, { cause: error });
  }
};

const pathsOf = (folder: string, artifact: Artifact): ReadonlyMap<string, string> => {
  const inFile =
    artifact.additionalMetadataFile === undefined
      ? {}
      : readJson(join(folder, artifact.additionalMetadataFile), metadataShape);
  const known = { ...v.parse(metadataShape, artifact.metadata ?? {}), ...inFile };
  return new Map(
    Object.entries(known).flatMap(([path, entries]) =>
      entries
        .filter(({ type }) => type === 'aws:cdk:logicalId')
        .map(({ data }): [string, string] => [
          String(data),
          path.replace(/^\//, '').replace(/\/Resource$/, ''),
        ]),
    ),
  );
};

const readStack = (
  [name, artifact]: readonly [string, Artifact],
  folder: string,
  replaced: Replacement | undefined,
): RawStack => {
  const file = String(artifact.properties['templateFile']);
  const stackName = artifact.properties['stackName'];
  return {
    ...readJson(join(folder, file), templateShape, replaced),
    name: typeof stackName === 'string' ? stackName : name,
    paths: pathsOf(folder, artifact),
  };
};

const assetsOf = (folder: string, artifact: Artifact): readonly (readonly [string, string])[] =>
  Object.values(readJson(join(folder, String(artifact.properties['file'])), assetsShape).files).flatMap(
    ({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }): [string, string] => [
        objectKey,
        resolve(folder, source.path ?? ''),
      ]),
  );

/**
 * Reads what a synth wrote, nested assemblies (stages) included.
 * @throws Error naming the file that is missing or damaged
 */
export const readAssembly = (folder: string, replaced?: Replacement): Assembly => {
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`there is no cloud assembly in ${folder}`);
  const artifacts = Object.entries(readJson(join(folder, 'manifest.json'), manifestShape).artifacts);
  const ofType = (type: string) => artifacts.filter(([, artifact]) => artifact.type === type);
  const nested = ofType('cdk:cloud-assembly').map(([, { properties }]) =>
    readAssembly(join(folder, String(properties['directoryName'])), replaced),
  );
  return {
    stacks: [
      ...ofType('aws:cloudformation:stack').map((artifact) => readStack(artifact, folder, replaced)),
      ...nested.flatMap(({ stacks }) => stacks),
    ],
    assets: new Map([
      ...ofType('cdk:asset-manifest').flatMap(([, artifact]) => assetsOf(folder, artifact)),
      ...nested.flatMap(({ assets }) => [...assets]),
    ]),
  };
};
