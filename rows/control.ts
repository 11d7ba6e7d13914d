import type { RetentionReport } from '#domain/retention/retention-report.ts';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ContractTerms } from '#domain/tenants/contract-terms.ts';
import type { CompanyAddresses } from '#domain/tenants/company-addresses.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import type { SignInRules } from '#domain/tenants/sign-in-rules.ts';
import { json, listOf, mapOf, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofContracts = {
  table: 'Control',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
} as const;

/** 企業コード → the company. */
export const companyCode = rowKind('company-code', {
  ...ofContracts,
  pk: 'CODE#{companyCode}',
  sk: 'TEN',
  holds: { tenantId: textOf<TenantId>() },
});

/** What a company decided itself, and whose hand it is of. */
export type OwnDecision<Value = unknown> = {
  readonly doc: Value;
  /** From 1. */
  readonly version: number;
  readonly updatedAt: Instant;
  readonly updatedBy: UserId;
  readonly updatedByName: string;
};

/** 契約の内容 beside the plan, which the list of companies shows too. */
export type KeptTerms = Omit<ContractTerms, 'plan'>;

/**
 * What the control plane says about a company. What the company decides itself about its door stands here too, since
 * whoever lets somebody in reads this row anyway: its administrators write these attributes and no others
 * (docs/decisions/0162). Operators list companies by what the index carries, and no more. */
export const company = rowKind('company', {
  ...ofContracts,
  pk: 'TEN#{tenantId}',
  sk: 'META',
  holds: {
    name: 'text',
    state: 'text',
    plan: 'text',
    cell: 'text',
    createdAt: 'text',
    /** Empty: no restriction. */
    ipCidrs: listOf<string>(),
    passwordPolicy: mapOf<PasswordPolicy>(),
  },
  mayHold: {
    readOnlyUntil: textOf<Instant>(),
    /** Written by operators alone. @default a company of before: its plan, and no bounds */
    contract: mapOf<KeptTerms>(),
    /** Rises with each change of plan or contract. @default 0 */
    contractVersion: 'number',
    addresses: mapOf<OwnDecision<CompanyAddresses>>(),
    signInRules: mapOf<OwnDecision<SignInRules>>(),
  },
  indexes: { TenantList: ['tenants', '{companyCode}'] },
  projection: ['name', 'state', 'plan', 'cell', 'createdAt'],
});

/** Whose use is suspended, since when and why: one with the company's state, and gone when it is resumed. */
export const suspendedCompany = rowKind('suspended-company', {
  ...ofContracts,
  pk: 'SUSPENDED',
  sk: '{tenantId}',
  holds: { name: 'text', reason: 'text', by: 'text', at: textOf<Instant>() },
});

/** A person of a new company who has had his mails. */
export const welcome = rowKind('welcome', {
  ...ofContracts,
  pk: 'TEN#{tenantId}',
  sk: 'WELCOME#{userId}',
  holds: {},
});

const ofMaintenance = {
  table: 'Control',
  pk: 'MAINTENANCE',
  keeps: 'working',
  returned: 'of-the-service',
  holds: { until: textOf<Instant>(), reason: 'text', by: 'text', at: 'text' },
} as const;

/** 閲覧のみ of the whole stage, and of one company (docs/decisions/0108). */
export const stageMaintenance = rowKind('stage-maintenance', {
  ...ofMaintenance,
  sk: 'stage',
  erased: 'not-a-tenants',
});
export const companyMaintenance = rowKind('company-maintenance', {
  ...ofMaintenance,
  sk: '{tenantId}',
  erased: 'with-tenant',
});

/** Whose notices are told together at which moment; it is gone once they are. All companies' in one partition, in order. */
export const digestDue = rowKind('digest-due', {
  table: 'Control',
  pk: 'DIGEST',
  sk: '{at}#{tenantId}#{userId}',
  keeps: 'working',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: {},
});

const ofTheService = {
  table: 'Control',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
} as const;

/** Recovery times, of tests and of real restores. It outlives the reports of the backup bucket. */
export const restoreEvidence = rowKind('restore-evidence', {
  ...ofTheService,
  pk: 'EVID#restore',
  sk: '{at}#{jobId}',
  holds: {
    kind: 'text',
    table: 'text',
    restoredAt: 'text',
    minutes: 'number',
    isValid: 'flag',
    message: 'text',
  },
  mayHold: { jobId: 'text', stage: 'text', startedAt: 'text' },
});

/** What the retention purge did, one row a Japanese day. */
export const retentionReport = rowKind('retention-report', {
  ...ofTheService,
  pk: 'JOB#retention-purge',
  sk: '{on}',
  holds: { doc: json<RetentionReport>() },
});
