import { isStageName, stageNames, type Stages, type StageSettings } from '#lib/settings.ts';

/** The stages named, or all of them; the CDK CLI has no use for stage local. Throws one line for an unknown name. */
export const chooseStages = (
  stages: Stages,
  wanted: { readonly names: readonly string[]; readonly isDeployment: boolean },
): readonly StageSettings[] => {
  const unknown = wanted.names.find((name) => !isStageName(name));
  if (unknown !== undefined)
    throw new Error(`stafee: there is no stage ${unknown}; choose one of ${stageNames.join(', ')}.`);
  return stageNames
    .filter((name) =>
      wanted.names.length === 0 ? !(wanted.isDeployment && name === 'local') : wanted.names.includes(name),
    )
    .map((name) => stages[name]);
};
