import { departmentMaster } from '#domain/departments/department.ts';
import { masterContracts } from './master-contracts.ts';

/** Apart from the other masters: searches name departments, and their pages need no other master. */
export const departments = /* @__PURE__ */ masterContracts(departmentMaster);
