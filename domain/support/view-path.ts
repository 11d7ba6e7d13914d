/** Where operators look into a company under a grant. Apart, since the authorizer asks for it and knows no contract. */
export const viewPath = '/operator/tenants/{tenantId}/support-grants/{grantId}/view';
