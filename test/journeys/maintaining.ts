import { awsSender } from '#lib/operations/aws-calls.ts';
import { maintenancePlan, type MaintenanceOrder } from '#lib/operations/maintenance-plan.ts';
import type { Cloud } from '#local/running-cloud.ts';

/** `npm run ops -- maintenance`, its plan carried out against this cloud's tables. */
export const maintainingIn = (cloud: Cloud, now: () => Date = () => new Date()) => {
  const tables = { control: cloud.nameOf('Control'), audit: cloud.nameOf('Audit') };
  return async (order: Partial<MaintenanceOrder>): Promise<void> => {
    const send = awsSender((service) => ({
      endpoint: service === 'dynamodb' ? cloud.services.dynamodb : 'http://127.0.0.1:1',
      region: 'ap-northeast-1',
      credentials: cloud.operator,
      systemClockOffset: now().getTime() - Date.now(),
    }));
    const whole = { stage: 'local', reason: '表の入れ替え', by: 'op-kato', ...order };
    for (const { call } of maintenancePlan(whole, tables, now())) await send(call);
  };
};
