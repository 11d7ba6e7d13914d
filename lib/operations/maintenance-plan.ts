import { randomUUID } from 'node:crypto';

import { jstText as jstTextOf } from '#domain/calendar/jst.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { companyDeedByHand, operatorDeedByHand } from '#rows/audit.ts';
import { company, companyMaintenance, stageMaintenance } from '#rows/control.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { Step } from '#lib/operations/step.ts';
import { wireItemOf, wireUpdateOf } from '#lib/operations/wire-item.ts';

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

/** Throws Mistake for a date of no era of ours. */
export const instantOf = (date: Date): Instant => {
  const at = date.toISOString();
  if (!isInstant(at)) throw new Mistake(`日時ではありません: ${at}`);
  return at;
};
const jstText = (date: Date): string => jstTextOf(instantOf(date));

const handId = (): string => randomUUID().replaceAll('-', '').toUpperCase().slice(0, 23);

/** As lambdas/adapters/tenant/audit-trail.ts writes it: the operators' day and, for one company, that company's too. */
const auditItems = ({ stage, tenantId, until, reason, by }: Order, now: Date) => {
  const day = jstText(now).slice(0, 10).replaceAll('-', '');
  const facts = {
    at: instantOf(now),
    atJst: jstText(now),
    actor: by,
    action: until === undefined ? 'maintenance.end' : 'maintenance.begin',
    target: tenantId === undefined ? `stage ${stage}` : `tenant ${tenantId}`,
    outcome: 'done',
    ip: '-',
    requestId: 'npm run ops',
    reason,
    ...(until === undefined ? {} : { until: instantOf(until) }),
  };
  const ofCompany = (id: TenantId) =>
    companyDeedByHand.stored({ tenantId: id, day, shard: 0, handId: handId() }, facts);
  return [
    operatorDeedByHand.stored({ day, handId: handId() }, facts),
    ...(tenantId === undefined ? [] : [ofCompany(tenantId)]),
  ].map(wireItemOf);
};

const companyChange = (control: string, tenantId: TenantId, { until }: Order) => ({
  Update: {
    TableName: control,
    Key: wireItemOf(company.primaryKey({ tenantId })),
    ConditionExpression: 'attribute_exists(PK)',
    ...wireUpdateOf(
      company.change(
        until === undefined ? { remove: ['readOnlyUntil'] } : { set: { readOnlyUntil: instantOf(until) } },
      ),
    ),
  },
});

const rowChange = (control: string, { tenantId, until, reason, by }: Order, now: Date) => {
  if (until === undefined) {
    const key =
      tenantId === undefined ? stageMaintenance.primaryKey({}) : companyMaintenance.primaryKey({ tenantId });
    return { Delete: { TableName: control, Key: wireItemOf(key) } };
  }
  const facts = { until: instantOf(until), reason, by, at: instantOf(now) };
  const row =
    tenantId === undefined
      ? stageMaintenance.stored({}, facts)
      : companyMaintenance.stored({ tenantId }, facts);
  return { Put: { TableName: control, Item: wireItemOf(row) } };
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
