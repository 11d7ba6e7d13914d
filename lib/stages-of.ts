import { localStage } from '#lib/local-stage.ts';
import type { DeploymentSettings, RestoredTablesOfStages, Stages, StageSettings } from '#lib/settings.ts';

/** Every stage: the laptop's, and those of a deployment with the tables that a restore made (`npm run ops -- restore`). */
export const stagesOf = (deployment: DeploymentSettings, restored: RestoredTablesOfStages): Stages => {
  const withRestored = (name: keyof DeploymentSettings): StageSettings => {
    const tables = restored[name];
    return tables === undefined ? deployment[name] : { ...deployment[name], restoredTables: tables };
  };
  return {
    local: localStage,
    dev: withRestored('dev'),
    stg: withRestored('stg'),
    prod: withRestored('prod'),
    'prod-osaka': withRestored('prod-osaka'),
  };
};
