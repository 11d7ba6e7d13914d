import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { cloudTemplateOf, type CloudTemplate, type RawStack } from '#local/aws/template/cloud-template.ts';
import { isMembers } from '#local/aws/template/members.ts';

const rawOf = ({ name, account, region, resources, outputs, paths }: SynthesizedStack): RawStack => ({
  name,
  account,
  region,
  paths: new Map(Object.entries(paths)),
  Resources: Object.fromEntries(
    resources.map(({ id, type, properties }) => [
      id,
      { Type: type, Properties: isMembers(properties) ? properties : {} },
    ]),
  ),
  Outputs: Object.fromEntries(Object.entries(outputs).map(([id, Value]) => [id, { Value }])),
  Parameters: {},
  Conditions: {},
  Mappings: {},
});

/** The resources of some stacks as plain values, each in the account and the Region of its stack; what other stacks give has a name only. */
export const templateOfStacks = (stacks: readonly SynthesizedStack[]): CloudTemplate =>
  cloudTemplateOf(
    stacks.map(rawOf),
    { region: '', accountId: '' },
    { elsewhere: (stack, output) => `${stack}.${output}` },
  );
