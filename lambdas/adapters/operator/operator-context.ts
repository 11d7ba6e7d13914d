import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { onFirstUse, operatorEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { operatorAuditOf, type RecordOperator } from './operator-audit.ts';
import { tenantListOf, type ListTenants } from './tenant-list.ts';

/** What operators reach: contracts of tenants, never what a tenant keeps. */
export type OperatorContext = {
  readonly listTenants: ListTenants;
  readonly record: RecordOperator;
};

export const operatorContextOf = () => {
  const context = onFirstUse((source): OperatorContext => {
    const { region, controlTable, auditTable } = operatorEnvironment(source);
    const client = documentClientOf({ region });
    return { listTenants: tenantListOf(client, controlTable), record: operatorAuditOf(client, auditTable) };
  });
  return () => Promise.resolve(context());
};
