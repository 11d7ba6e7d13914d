import type { DedicatedTenant, StageSettings } from '#lib/settings.ts';

/** An ACL refers to at most 50 sets and groups, which AWS does not raise; the block list and AWS's lists take five. */
const dedicatedTenantsMax = 40;

type Stage = Pick<StageSettings, 'stage' | 'region' | 'appOrigin' | 'domain' | 'dedicatedTenants'>;

const isTaken = ({ host, tenantId }: DedicatedTenant, others: readonly DedicatedTenant[]): boolean =>
  others.some((other) => other.host === host || other.tenantId === tenantId);

/** One label below the stage's own host: whose certificate, name service and cookies are ours. As long as a 企業コード. */
const isBelow = (host: string, appHost: string): boolean =>
  host.endsWith(`.${appHost}`) &&
  /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(host.slice(0, -appHost.length - 1));

const faultOf = (
  tenant: DedicatedTenant,
  others: readonly DedicatedTenant[],
  { appOrigin, domain, region }: Stage,
): string | undefined => {
  const { tenantId, host, certificateArn } = tenant;
  if (!/^t[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(tenantId)) return `${tenantId} is no tenant's id`;
  if (isTaken(tenant, others)) return `${host} or ${tenantId} is there twice`;
  const { hostname } = new URL(appOrigin);
  if (!isBelow(host, hostname)) return `${host} is not one label below ${hostname}`;
  if (domain !== undefined && certificateArn?.split(':')[3] !== region)
    return `${host} has no certificate in ${region}`;
  return undefined;
};

/**
 * What neither the wall nor the gateway of a stage could hold.
 * @throws Error naming the stage and the first fault
 */
export const assertDedicatedTenants = (stage: Stage): void => {
  const { dedicatedTenants } = stage;
  const faults = dedicatedTenants.flatMap(
    (tenant) =>
      faultOf(
        tenant,
        dedicatedTenants.filter((other) => other !== tenant),
        stage,
      ) ?? [],
  );
  if (dedicatedTenants.length > dedicatedTenantsMax)
    faults.unshift(`there are more than ${dedicatedTenantsMax}`);
  if (faults.length > 0)
    throw new Error(`stafee: stage ${stage.stage}, dedicated tenants: ${String(faults[0])}.`);
};

/** Every address under which a browser shows the product. */
export const browserOriginsOf = ({ appOrigin, dedicatedTenants }: Stage): readonly string[] => [
  appOrigin,
  ...dedicatedTenants.map(({ host }) => {
    const origin = new URL(appOrigin);
    origin.hostname = host;
    return origin.origin;
  }),
];

/** For the functions that must know whose host they are asked at; 40 of them fit into an environment of 4 KB. */
export const dedicatedHostsOf = ({ appOrigin, dedicatedTenants }: Stage): string =>
  JSON.stringify({
    below: new URL(appOrigin).hostname,
    tenants: Object.fromEntries(
      dedicatedTenants.map(({ host, tenantId }) => [host.split('.', 1)[0], tenantId]),
    ),
  });
