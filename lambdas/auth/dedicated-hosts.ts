/** Host of a dedicated tenant → its tenant. */
export type DedicatedHosts = ReadonlyMap<string, string>;

/** @param json a map from host to tenant */
export const dedicatedHostsIn = (json: string): DedicatedHosts => {
  const hosts: unknown = JSON.parse(json);
  return new Map(Object.entries(Object(hosts)).map(([host, tenantId]) => [host, String(tenantId)]));
};

/** Whether a host serves this tenant: the common one serves everybody, a dedicated one its tenant only. */
export const isServedAt = (host: string, tenantId: string, hosts: DedicatedHosts): boolean =>
  (hosts.get(host.toLowerCase()) ?? tenantId) === tenantId;
