import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#domain/kernel/time.ts';
import { shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import type { ContractLimits } from '#domain/tenants/contract-terms.ts';
import { companyAccess } from '#rows/access.ts';
import { saysOfLabels } from '#rows/says-of-labels.ts';
import { company as companyKind } from '#rows/control.ts';
import { session as sessionKind, standing } from '#rows/sign-in.ts';
import { tenantRecordOf, type TenantRecord } from './control.ts';
import { readOnlyUntilIn, stageMaintenanceRow } from './maintenance.ts';
import { readBatch } from '#lambdas/adapters/aws/read-batch.ts';
import { isInForce, sessionIn, type Session } from './sessions.ts';
import { hasFactor, standingIn, type PersonPlace } from './standing.ts';
import { sessionKeyOf, type Item } from './token-rows.ts';

type Tables = {
  readonly sessionTable: string;
  readonly controlTable: string;
  readonly tenantDataTable: string;
};
type Found = {
  readonly session: Session | undefined;
  readonly tenant: TenantRecord | undefined;
  /** Of the company's contract. @default of a company of before: nothing is bounded */
  readonly limits: ContractLimits;
  readonly access: CompanyAccess;
  /** It says who sees what bears which label, were it nothing. */
  readonly saysOfLabels: boolean;
  /** Whether the person has an authenticator or a passkey. */
  readonly hasFactor: boolean;
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  /** @default everything may be written */
  readonly readOnlyUntil: Instant | undefined;
};

const isStage = ({ PK }: Item): boolean => PK === stageMaintenanceRow.PK;

/**
 * Session, its person's standing, the tenant, what it decided about access, and the stage's maintenance in one round
 * trip, all as of now: a sign-out, a new password, a changed role or a new address list bites at once. A session that the standing has ended is none.
 */
export const findSessionAndTenant = async (
  client: DynamoDBDocumentClient,
  { sessionTable, controlTable, tenantDataTable }: Tables,
  { token, hint, at }: { readonly token: string; readonly hint: PersonPlace; readonly at: Instant },
): Promise<Found> => {
  const place = standing.primaryKey(hint);
  const answers = await readBatch(client, {
    [sessionTable]: {
      Keys: [sessionKind.primaryKey({ tokenHash: sessionKeyOf(token) }), place],
      ConsistentRead: true,
    },
    [controlTable]: {
      Keys: [companyKind.primaryKey({ tenantId: hint.tenantId }), stageMaintenanceRow],
      ConsistentRead: true,
    },
    [tenantDataTable]: {
      Keys: [companyAccess.primaryKey({ tenantId: hint.tenantId })],
      ConsistentRead: true,
    },
  });
  // The answers of a batch come in any order.
  const rows = answers[sessionTable] ?? [];
  const session = sessionIn(rows.find(({ PK }) => PK !== place.PK));
  const under = standingIn(rows.find(({ PK }) => PK === place.PK));
  const [decided] = answers[tenantDataTable] ?? [];
  const told = answers[controlTable] ?? [];
  const [stage, company] = [told.find(isStage), told.find((row) => !isStage(row))];
  const tenant = tenantRecordOf(hint.tenantId, company);
  return {
    session: session !== undefined && isInForce(session, hint, under) ? session : undefined,
    hasFactor: hasFactor(under),
    hasTotp: under.totpSince !== undefined,
    hasPasskey: (under.passkeys ?? []).length > 0,
    access: decided === undefined ? shippedAccess : companyAccess.read(decided).doc,
    saysOfLabels: decided === undefined || saysOfLabels(decided),
    tenant,
    limits: company === undefined ? {} : (companyKind.read(company).contract?.limits ?? {}),
    readOnlyUntil: readOnlyUntilIn({ company: tenant?.readOnlyUntil, stage }, at),
  };
};
