import {
  cloudTemplateOf,
  type CloudTemplate,
  type TemplatePlace,
} from '#local/aws/template/cloud-template.ts';

import { readAssembly, type Replacement } from './assembly.ts';

/**
 * The resources of all stacks of a cloud assembly, all in one place.
 * @throws Error when the assembly is missing or damaged; reading `properties` throws on an unknown intrinsic
 */
export const readTemplate = (folder: string, place: TemplatePlace, replaced?: Replacement): CloudTemplate => {
  const { stacks, assets } = readAssembly(folder, replaced);
  return cloudTemplateOf(stacks, place, { assets });
};
