import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { exportedMonth } from '#rows/exports.ts';

/** How far a month has been exported; `version` guards it against two exports at once. */
export type ExportedMonth = { readonly lastSerial: number; readonly version: number };

export const findMonth = async (table: TenantTable, month: CalendarMonth): Promise<ExportedMonth> => {
  const item = await table.get(exportedMonth.key({ month }), { consistent: true });
  if (item === undefined) return { lastSerial: 0, version: 0 };
  const { lastSerial, version } = exportedMonth.read(item);
  return { lastSerial, version };
};
