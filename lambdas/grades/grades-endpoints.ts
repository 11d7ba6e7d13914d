import { grades } from '#contract/masters/every.ts';
import { gradeMaster } from '#domain/grades/grade.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { usesOfGrades } from './uses-of-grades.ts';

export const {
  list: listGradesEndpoint,
  show: showGradesEndpoint,
  put: putGradesEndpoint,
  end: endGradesEndpoint,
  listVersionsOf: listVersionsOfGradesEndpoint,
  writeFileOf: writeFileOfGradesEndpoint,
  checkImportOf: checkImportOfGradesEndpoint,
  acceptImportOf: acceptImportOfGradesEndpoint,
  giveUpImportOf: giveUpImportOfGradesEndpoint,
  undoImportOf: undoImportOfGradesEndpoint,
} = masterEndpoints(grades, { master: gradeMaster, usesOf: usesOfGrades });
