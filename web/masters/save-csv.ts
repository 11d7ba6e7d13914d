import { departmentMaster } from '#domain/departments/department.ts';
import type { Master } from '#domain/masters/master.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { utf8 } from '#web/files/csv-file.ts';
import { shownMasters } from '#web/masters/masters-api.ts';
import { sampleFile } from '#web/masters/sample-file.ts';
import { writtenFile } from '#web/masters/written-file.ts';
import { saveFile } from '#web/ui/save-file.ts';

/** A file with our own columns, with rows to be typed over where we have any. */
export const saveSample = (master: Master): void => {
  const { fileName, text } = sampleFile(master);
  saveFile(fileName, utf8(text));
};

/** 部門の見本: to be typed over and taken in. */
export const saveSampleOfDepartments = (): void => saveSample(departmentMaster);

/** 利用者の見本, of the departments of the other one. */
export const saveSampleOfPeople = (): void => saveSample(peopleFile);

/** What the company keeps of a master. Throws `NeverStill`, `ApiRefusal` and `ConnectionLost`. */
export const saveKept = async (noun: string): Promise<void> => {
  const shown = shownMasters.find(({ master }) => master.noun === noun);
  if (shown === undefined) return;
  const { fileName, text } = await writtenFile(shown.contracts);
  saveFile(fileName, utf8(text));
};
