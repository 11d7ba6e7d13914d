import { statSync } from 'node:fs';

import type { App } from 'aws-cdk-lib';

import { at, keysOf } from '#proofs/checks/synthesized.ts';

export const sizeRuleId = 'template-has-room';

/** CloudFormation takes 500 resources and 1 MB (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html); a stack that comes near leaves no room for the day on which it must grow. */
export const most = { resources: 450, bytes: 700_000 };

export type TemplateSize = { readonly name: string; readonly resources: number; readonly bytes: number };

export const sizesOf = (app: App): readonly TemplateSize[] =>
  app.synth().stacks.map((artifact) => ({
    name: artifact.stackName,
    resources: keysOf(at(artifact.template, 'Resources')).length,
    bytes: statSync(artifact.templateFullPath).size,
  }));

export const sizeFaults = (sizes: readonly TemplateSize[]): readonly string[] =>
  sizes.flatMap(({ name, resources, bytes }) => [
    ...(resources > most.resources
      ? [`${name} has ${resources} resources; split it (at most ${most.resources})`]
      : []),
    ...(bytes > most.bytes
      ? [`the template of ${name} has ${bytes} bytes; split it (at most ${most.bytes})`]
      : []),
  ]);
