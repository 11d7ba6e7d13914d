import { CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';

import { fingerprintOf } from '#lib/references/fingerprint.ts';
import type { Find, Identified } from '#lib/references/fingerprint.ts';
import { isMembers } from '#lib/references/members.ts';

/** How the CDK names the outputs that other stacks read. */
export const isPublished = (output: string): boolean => output.startsWith('PublishOutput');

/** The CDK keeps this to itself; the rule `reference-follows-resource` notices if it ever stops working. */
const synthesized = (resource: CfnResource): unknown =>
  Reflect.apply(Reflect.get(resource, '_toCloudFormation'), resource, []);

const identified = (stack: Stack, resource: CfnResource, id: string): Identified => {
  const template: unknown = stack.resolve(synthesized(resource));
  const resources = isMembers(template) ? template['Resources'] : undefined;
  const raw = isMembers(resources) ? resources[id] : undefined;
  const members = isMembers(raw) ? raw : {};
  return {
    type: resource.cfnResourceType,
    properties: members['Properties'],
    condition: members['Condition'],
  };
};

const finderOf = (stack: Stack): Find => {
  const resources = new Map(
    stack.node
      .findAll()
      .filter((construct) => CfnResource.isCfnResource(construct))
      .map((resource) => [stack.getLogicalId(resource), resource] as const),
  );
  const found = new Map<string, Identified>();
  return (id) => {
    const resource = resources.get(id);
    if (resource === undefined) return undefined;
    const known = found.get(id) ?? identified(stack, resource, id);
    found.set(id, known);
    return known;
  };
};

const nameOutputs = (stack: Stack): void => {
  const outputs = stack.node
    .findAll()
    .filter((construct): construct is CfnOutput => construct instanceof CfnOutput)
    .map((output) => ({ output, name: stack.getLogicalId(output) }))
    .filter(({ name }) => isPublished(name));
  if (outputs.length === 0) return;
  const find = finderOf(stack);
  for (const { output, name } of outputs) {
    const fingerprint = fingerprintOf(stack.resolve(output.value), find);
    if (fingerprint !== '') output.overrideLogicalId(`${name}${fingerprint}`);
  }
};

/** Those that are read before those that read them, whose own identity may rest on what they read. */
const inOrder = (stacks: readonly Stack[]): readonly Stack[] => {
  const done = new Set<Stack>();
  const visit = (stack: Stack): void => {
    if (done.has(stack)) return;
    done.add(stack);
    stack.dependencies.forEach(visit);
    ordered.push(stack);
  };
  const ordered: Stack[] = [];
  stacks.forEach(visit);
  return ordered;
};

/**
 * CloudFormation reads another stack's output only when a stack is deployed, and the CLI leaves out a stack whose template
 * is the same. So the name of an output says what makes its resource another one: each property that reads it changes
 * together with it, and no other does (docs/decisions/0096). The CDK makes the outputs after the app is built and before
 * it asks the constructs whether they are valid, which is when they get their names.
 */
export const nameOutputsByResource = (app: App): void => {
  app.node.addValidation({
    validate: () => {
      inOrder(app.node.findAll().filter((construct) => Stack.isStack(construct))).forEach(nameOutputs);
      return [];
    },
  });
};
