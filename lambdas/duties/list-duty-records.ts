import { listDutyRecords } from '#contract/operator/duties.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { dutyTarget } from './duty-target.ts';

export const listDutyRecordsEndpoint = operatorEndpoint(
  listDutyRecords,
  { action: 'duty.list-records', target: dutyTarget },
  async ({ params: { dutyId }, query }, { duties }) => {
    const page = await duties.records(dutyId, query);
    const items = page.items.map(({ by, byName, fileName, sha256, ...rest }) => ({
      ...rest,
      by: { id: by, name: byName },
      ...(fileName === undefined || sha256 === undefined ? {} : { file: { name: fileName, sha256 } }),
    }));
    return accept({ ...page, items });
  },
);
