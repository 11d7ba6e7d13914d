/** Host of a dedicated tenant → its tenant. */
export type DedicatedHosts = ReadonlyMap<string, string>;

/** @param json `{ below, tenants }`: the common host, and the tenant of each label below it */
export const dedicatedHostsIn = (json: string): DedicatedHosts => {
  const { below, tenants } = Object(JSON.parse(json));
  return new Map(
    Object.entries(Object(tenants)).map(([label, tenantId]) => [`${label}.${below}`, String(tenantId)]),
  );
};

/** Where a tenant's people work: at its own host if it has one. */
export const originFor = (appOrigin: string, tenantId: string, hosts: DedicatedHosts): string => {
  const [own] = [...hosts].find(([, tenant]) => tenant === tenantId) ?? [];
  if (own === undefined) return appOrigin;
  const origin = new URL(appOrigin);
  origin.hostname = own;
  return origin.origin;
};

/** Whether a host serves this tenant: the common one serves everybody, a dedicated one its tenant only. */
export const isServedAt = (host: string, tenantId: string, hosts: DedicatedHosts): boolean =>
  (hosts.get(host.toLowerCase()) ?? tenantId) === tenantId;
