import { randomUUID } from 'node:crypto';

import { jstText as jstTextOf } from '#domain/calendar/jst.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { companyDeedByHand, operatorDeedByHand } from '#rows/audit.ts';
import { company, companyMaintenance, stageMaintenance } from '#rows/control.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { Step } from '#lib/operations/step.ts';

export type MaintenanceTables = { readonly control: string; readonly audit: string };
export type MaintenanceOrder = {
  readonly stage: string;
  /** @default every company of the stage */
  readonly tenantId?: TenantId;
  /** Absent: it ends now. */
  readonly until?: Date;
  readonly reason: string;
  readonly by: string;
};
type Order = MaintenanceOrder;

const text = (S: string) => ({ S });
const keyOf = ({ PK, SK }: { readonly PK: string; readonly SK: string }) => ({ PK: text(PK), SK: text(SK) });
const jstText = (date: Date): string => {
  const at = date.toISOString();
  if (!isInstant(at)) throw new Mistake(`日時ではありません: ${at}`);
  return jstTextOf(at);
};

const handId = (): string => randomUUID().replaceAll('-', '').toUpperCase().slice(0, 23);

/** As lambdas/adapters/tenant/audit-trail.ts writes it: the operators' day and, for one company, that company's too. */
const auditItems = ({ stage, tenantId, until, reason, by }: Order, now: Date) => {
  const day = jstText(now).slice(0, 10).replaceAll('-', '');
  const facts = {
    at: text(now.toISOString()),
    atJst: text(jstText(now)),
    actor: text(by),
    action: text(until === undefined ? 'maintenance.end' : 'maintenance.begin'),
    target: text(tenantId === undefined ? `stage ${stage}` : `tenant ${tenantId}`),
    outcome: text('done'),
    ip: text('-'),
    requestId: text('npm run ops'),
    reason: text(reason),
    ...(until === undefined ? {} : { until: text(until.toISOString()) }),
  };
  const keys = [
    operatorDeedByHand.primaryKey({ day, handId: handId() }),
    ...(tenantId === undefined
      ? []
      : [companyDeedByHand.primaryKey({ tenantId, day, shard: 0, handId: handId() })]),
  ];
  return keys.map((key) => ({ ...keyOf(key), ...facts }));
};

const companyChange = (control: string, tenantId: TenantId, { until }: Order) => ({
  Update: {
    TableName: control,
    Key: keyOf(company.primaryKey({ tenantId })),
    ConditionExpression: 'attribute_exists(PK)',
    ...(until === undefined
      ? { UpdateExpression: 'REMOVE readOnlyUntil' }
      : {
          UpdateExpression: 'SET readOnlyUntil = :until',
          ExpressionAttributeValues: { ':until': text(until.toISOString()) },
        }),
  },
});

const rowChange = (control: string, { tenantId, until, reason, by }: Order, now: Date) => {
  const Key = keyOf(
    tenantId === undefined ? stageMaintenance.primaryKey({}) : companyMaintenance.primaryKey({ tenantId }),
  );
  if (until === undefined) return { Delete: { TableName: control, Key } };
  const facts = {
    until: text(until.toISOString()),
    reason: text(reason),
    by: text(by),
    at: text(now.toISOString()),
  };
  return { Put: { TableName: control, Item: { ...Key, ...facts } } };
};

/** One transaction: what the authorizer reads, what jobs read, and the trail. All of it or nothing. */
export const maintenancePlan = (
  order: Order,
  { control, audit }: MaintenanceTables,
  now: Date,
): readonly Step[] => {
  const whom = order.tenantId === undefined ? `ステージ ${order.stage} の全社` : `テナント ${order.tenantId}`;
  const puts = auditItems(order, now).map((Item) => ({
    Put: { TableName: audit, Item, ConditionExpression: 'attribute_not_exists(PK)' },
  }));
  return [
    {
      kind: 'call',
      purpose:
        order.until === undefined
          ? { ja: `${whom}の閲覧のみを終え、監査記録に残す`, en: 'ends the read-only state and records it' }
          : {
              ja: `${whom}を ${jstText(order.until)} まで閲覧のみにし、監査記録に残す`,
              en: 'makes it read-only until then and records it',
            },
      call: {
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        input: {
          TransactItems: [
            rowChange(control, order, now),
            ...(order.tenantId === undefined ? [] : [companyChange(control, order.tenantId, order)]),
            ...puts,
          ],
        },
      },
    },
  ];
};
