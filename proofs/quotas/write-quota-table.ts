import { defaultCapacity, environmentsPerThousand } from '#lib/capacity.ts';
import { nineOClock, peakLoad } from '#proofs/quotas/peak-load.ts';
import type { QuotaFacts } from '#proofs/quotas/quota-facts.ts';
import { wantedQuotas, type QuotaRegion, type WantedQuota } from '#proofs/quotas/wanted-quotas.ts';

const tenantCounts = [20, 100, 1_000] as const;
const grouped = (value: number): string => value.toLocaleString('en-US');

/** `4,800 → **6,500**`: what nine o'clock needs, and what to ask for when the default does not hold. */
const cell = ({ needed, wanted, byDefault }: WantedQuota): string =>
  wanted === byDefault ? grouped(needed) : `${grouped(needed)} → **${grouped(wanted)}**`;

const codeOf = ({ quota }: WantedQuota): string =>
  quota === undefined ? '' : `\`${quota.service}\` \`${quota.code}\``;

const regionTable = (facts: QuotaFacts, region: QuotaRegion): readonly string[] => {
  const byCount = tenantCounts.map((tenants) => wantedQuotas(facts, { tenants, region }));
  const [first = []] = byCount;
  return [
    `| quota in ${region} | code | default | ${tenantCounts.map((count) => `${grouped(count)} tenants`).join(' | ')} |`,
    `| --- | --- | ---: | ${tenantCounts.map(() => '---:').join(' | ')} |`,
    ...first.map((quota, place) => {
      const cells = byCount.flatMap((quotas) => quotas[place] ?? []).map(cell);
      return `| [${quota.name}](${quota.source}) | ${codeOf(quota)} | ${grouped(quota.byDefault)} | ${cells.join(' | ')} |`;
    }),
  ];
};

const row = (name: string, values: readonly number[]): string =>
  `| ${name} | ${values.map(grouped).join(' | ')} |`;

const settingsRow = (facts: QuotaFacts): readonly string[] => {
  const loads = tenantCounts.map((tenants) => peakLoad(facts, { tenants, isFailOver: false }));
  return [
    `| at nine o'clock | ${tenantCounts.map((count) => `${grouped(count)} tenants`).join(' | ')} |`,
    `| --- | ${tenantCounts.map(() => '---:').join(' | ')} |`,
    row(
      'requests a second: `throttle.requestsPerSecond` has to be above',
      loads.map((load) => load.requestsPerSecond),
    ),
    row(
      'sign-ins a second',
      loads.map((load) => load.signInsPerSecond),
    ),
    row(
      'environments of tenants alive',
      loads.map((load) => load.environments),
    ),
    row(
      'environments started a second',
      loads.map((load) => load.environmentsPerSecond),
    ),
  ];
};

const { peoplePerTenant, ofTenSignIn, requestsPerPerson, triesOfTen, callsAtOnce, peak } = nineOClock;

/** The generated part of docs/deploy.md. */
export const quotaTable = (facts: QuotaFacts): string =>
  [
    `Assumed: ${peoplePerTenant} people in a company; ${ofTenSignIn} of 10 sign in within the same five minutes with ${triesOfTen} tries for 10 and ask for ${requestsPerPerson} things each; the busiest second has ${peak} times the mean; ${facts.tenantFunctions} functions have an environment for each tenant and for each of ${callsAtOnce} calls at once, and Lambda lets ${grouped(environmentsPerThousand)} live for 1,000 of concurrency; after a fail-over everybody is in Osaka within a minute. Ask for **bold** numbers, so that nine o'clock takes three quarters; then write \`capacity\` into the settings, which the alarms are computed from (default: ${grouped(defaultCapacity.concurrentExecutions)} concurrent executions).`,
    '',
    ...settingsRow(facts),
    '',
    ...regionTable(facts, 'ap-northeast-1'),
    '',
    ...regionTable(facts, 'ap-northeast-3'),
  ].join('\n');

const [begin, end] = ['<!-- quotas: written by `npm run cost` -->', '<!-- end of quotas -->'];

/** @throws Error when the document has no place for the table */
export const withQuotaTable = (document: string, facts: QuotaFacts): string => {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/deploy.md has no place for the table of quotas');
  return `${document.slice(0, from + begin.length)}\n${quotaTable(facts)}\n${document.slice(to)}`;
};
