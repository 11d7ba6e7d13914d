import * as v from 'valibot';
import { positions } from '#domain/tenants/masters.ts';

/** ロール in the words that the company knows it by. */
export const roleByName = v.object({ id: v.string(), name: v.string() });

/** 所属 as it is shown. */
const shownPlace = {
  departmentId: v.string(),
  departmentName: v.string(),
  position: v.picklist(positions),
  isPrimary: v.boolean(),
};

/** 所属 of today. */
export const postOfToday = v.object(shownPlace);

/** 所属 with its days. */
export const postWithDays = v.object({
  ...shownPlace,
  validFrom: v.string(),
  validTo: v.exactOptional(v.string()),
});

/** 期間限定の利用. @default his account is for good */
export const shownTimeBox = v.exactOptional(
  v.object({ from: v.string(), to: v.string(), contentFrom: v.string(), contentTo: v.string() }),
);
