import { departmentMaster } from '#domain/departments/department.ts';
import { gradeMaster } from '#domain/grades/grade.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import type { Master } from '#domain/masters/master.ts';

/** Every master that is kept as entries, by its noun. */
export const everyMaster = {
  departments: departmentMaster,
  holidays: holidayMaster,
  partners: partnerMaster,
  grades: gradeMaster,
} as const satisfies Record<string, Master>;
