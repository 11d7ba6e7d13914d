import { departments } from '#contract/masters/every.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { usesOfDepartments } from './uses-of-departments.ts';

export const {
  list: listDepartmentsEndpoint,
  show: showDepartmentsEndpoint,
  put: putDepartmentsEndpoint,
  end: endDepartmentsEndpoint,
  listVersionsOf: listVersionsOfDepartmentsEndpoint,
  writeFileOf: writeFileOfDepartmentsEndpoint,
  checkImportOf: checkImportOfDepartmentsEndpoint,
  acceptImportOf: acceptImportOfDepartmentsEndpoint,
  giveUpImportOf: giveUpImportOfDepartmentsEndpoint,
  undoImportOf: undoImportOfDepartmentsEndpoint,
} = masterEndpoints(departments, { master: departmentMaster, usesOf: usesOfDepartments });
