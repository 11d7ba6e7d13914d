import { projects } from '#contract/masters/every.ts';
import { projectMaster } from '#domain/projects/project.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing } from '#lambdas/masters/situation.ts';

export const {
  list: listProjectsEndpoint,
  show: showProjectsEndpoint,
  put: putProjectsEndpoint,
  end: endProjectsEndpoint,
  listVersionsOf: listVersionsOfProjectsEndpoint,
  writeFileOf: writeFileOfProjectsEndpoint,
  checkImportOf: checkImportOfProjectsEndpoint,
  acceptImportOf: acceptImportOfProjectsEndpoint,
  giveUpImportOf: giveUpImportOfProjectsEndpoint,
  undoImportOf: undoImportOfProjectsEndpoint,
} = masterEndpoints(projects, { master: projectMaster, usesOf: restsOnNothing });
