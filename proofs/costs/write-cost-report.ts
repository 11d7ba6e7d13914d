import type { CostLine } from '#proofs/costs/cost-line.ts';
import { totalOf } from '#proofs/costs/estimate.ts';
import type { StageEstimate } from '#proofs/costs/estimate.ts';
import { dollars, yenOf } from '#proofs/costs/money.ts';
import type { MicroDollars } from '#proofs/costs/money.ts';
import { pricedOn, prices, yenPerDollar } from '#proofs/costs/price-list.ts';
import type { Price } from '#proofs/costs/price-list.ts';
import { background, leftOut, meanings, usage } from '#proofs/costs/usage.ts';

const both = (amount: MicroDollars): string => `${dollars(amount)} (${yenOf(amount, yenPerDollar)})`;

const grouped = (quantity: number): string => quantity.toLocaleString('en-US');

const lineRow = ({ item, price, quantity, amount }: CostLine): string =>
  `| ${item} | ${grouped(quantity)} | ${prices[price].unit} | ${dollars(amount)} |`;

const table = (lines: readonly CostLine[]): readonly string[] => [
  '| what | quantity | unit | a month |',
  '| --- | ---: | --- | ---: |',
  ...lines.map(lineRow),
  `| **in all** | | | **${dollars(totalOf(lines))}** |`,
];

const tenantCounts = [20, 100, 1000] as const;

const overview = (estimates: readonly StageEstimate[]): readonly string[] => [
  `| stage | before the first tenant | each tenant | ${tenantCounts.map((count) => `${grouped(count)} tenants`).join(' | ')} |`,
  `| --- | ---: | ---: | ${tenantCounts.map(() => '---:').join(' | ')} |`,
  ...estimates.map(({ stage, fixed, perTenant }) => {
    const [start, each] = [totalOf(fixed), totalOf(perTenant)];
    const totals = tenantCounts.map((count) => dollars(start + each * count));
    return `| ${stage} | ${both(start)} | ${both(each)} | ${totals.join(' | ')} |`;
  }),
];

const section = ({ stage, fixed, perTenant, free }: StageEstimate): readonly string[] => [
  `## ${stage}`,
  '',
  'Before the first tenant, counted in the templates:',
  '',
  ...table(fixed),
  '',
  `Paid by use only: ${Object.entries(free)
    .map(([type, count]) => `${count} ${type}`)
    .join(', ')}.`,
  '',
  'Each tenant:',
  '',
  ...table(perTenant),
  '',
];

const priceRow = ([name, { microDollars, per, unit, source, proof, readOn }]: [string, Price]): string =>
  `| ${name} | ${grouped(microDollars)} | ${grouped(per)} | ${unit} | ${source} | ${proof} | ${readOn ?? 'unverified'} |`;

const words: Readonly<Record<string, string>> = meanings;
const facts = (values: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `| ${words[name] ?? name} | ${grouped(value)} |`);

/** docs/cost.md: what a month costs by stage and by tenant, and every number that it was computed from. */
export const costReport = (estimates: readonly StageEstimate[]): string =>
  `${[
    '# What it costs',
    '',
    'Computed by `npm run cost` from the templates of every stage and the assumptions below. Not to be edited by hand.',
    `Prices of Tokyo, looked through on ${pricedOn}, ${yenPerDollar} yen a dollar; Osaka is counted with them too. Each stands below with its page and how it is known: \`page\` was read on the page, \`copy\` in a public copy of AWS's Price List API, \`remembered\` nowhere.`,
    'Stage prod-osaka costs this only while it is deployed, on the day when Tokyo is gone; what waits in Osaka until then is a part of prod.',
    '',
    ...overview(estimates),
    '',
    'A tenant is assumed to be a company of 20 people who file, approve and book through the month (Assumptions below). Where backups are made, keeping is the largest part: daily points of AWS Backup and their copies in Osaka are made whole each day, whatever changed; exports are what changed, and everything once a week (docs/decisions/0112, 0114). What the stage costs before its first tenant is mostly the endpoints of the isolated networks, one for each service, network and zone, then alarms, web ACLs and keys.',
    '',
    'Left out:',
    ...leftOut.map((thing) => `- ${thing}`),
    '',
    ...estimates.flatMap(section),
    '## Assumptions',
    '',
    'In `proofs/costs/usage.ts`; change them there and run `npm run cost` again.',
    '',
    '| one tenant in a month | |',
    '| --- | ---: |',
    ...facts(usage),
    '',
    '| a stage in a month | |',
    '| --- | ---: |',
    ...facts(background),
    '',
    '## Prices',
    '',
    '| name | micro-dollars | for | unit | page | known by | read on |',
    '| --- | ---: | ---: | --- | --- | --- | --- |',
    ...Object.entries(prices).map(priceRow),
  ].join('\n')}\n`;

/** The same in a terminal: one line for a stage, and the largest parts of it. */
export const costTable = (estimates: readonly StageEstimate[]): string =>
  estimates
    .flatMap(({ stage, fixed, perTenant }) => [
      `${stage.padEnd(12)}${dollars(totalOf(fixed)).padStart(12)} a month, and ${dollars(totalOf(perTenant))} for each tenant`,
      ...fixed
        .toSorted((a, b) => b.amount - a.amount)
        .slice(0, 4)
        .map(({ item, amount }) => `  ${item.padEnd(34)}${dollars(amount).padStart(10)}`),
    ])
    .concat('')
    .join('\n');
