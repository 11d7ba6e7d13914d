import type { SupportReading } from '#domain/support/support-readings.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Endpoint } from '#lambdas/http/call.ts';

/** The tenants' own endpoints, each loaded with the first request for it: there is no second way to read a claim. */
export const readings: Readonly<Record<SupportReading, () => Promise<Endpoint<TenantContext>>>> = {
  searchClaims: async () => (await import('#lambdas/claim-search/search-claims.ts')).searchClaimsEndpoint,
  showClaim: async () => (await import('#lambdas/claims/show-claim.ts')).showClaimEndpoint,
  showTimeline: async () => (await import('#lambdas/claims/show-timeline.ts')).showTimelineEndpoint,
  listSettings: async () => (await import('#lambdas/settings/list-settings.ts')).listSettingsEndpoint,
  showCompany: async () => (await import('#lambdas/settings/parts/company.ts')).showCompanyEndpoint,
  showApproval: async () => (await import('#lambdas/settings/parts/approval.ts')).showApprovalEndpoint,
  showRoutes: async () => (await import('#lambdas/settings/parts/routes.ts')).showRoutesEndpoint,
  listDepartments: async () =>
    (await import('#lambdas/departments/departments-endpoints.ts')).listDepartmentsEndpoint,
  listItems: async () => (await import('#lambdas/items/items-endpoints.ts')).listItemsEndpoint,
  listAccounts: async () => (await import('#lambdas/accounts/accounts-endpoints.ts')).listAccountsEndpoint,
  showEvidence: async () => (await import('#lambdas/evidence/show-evidence.ts')).showEvidenceEndpoint,
};
