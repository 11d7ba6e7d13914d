import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { logOut } from '#contract/operator/operators.ts';
import { demoOperators } from '#local/seed/demo-operators.ts';
import { minato } from '#local/seed/minato.ts';
import { seedOperators } from '#local/seed-operators.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { operatorsIds, pathWith } from '#test/contract/made-ids.ts';
import { leastRequest } from '#test/contract/valid-request.ts';
import { create } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { askOperators, operatorIn, requestIdAt, type SignedInOperator } from './operator-driver.ts';

let demo: DemoCloud;
let kato: SignedInOperator;
let own: readonly string[] = [];

beforeAll(async () => {
  demo = await shareDemoCloud();
  await seedOperators(demo.cloud, { operators: demoOperators });
  await create(await demo.signIn('tanaka'), { lines: [shinkansen()], title: '極秘の出張' });
  kato = await operatorIn(demo.cloud, 'op-kato');
  own = ['Operator', 'OperatorSession', 'Control', 'Audit'].map((table) => demo.cloud.nameOf(table));
});
afterAll(() => demo.close());

/** The last one would end the session that the others need. */
const inSession = operatorContracts
  .filter(({ contract }) => contract.may !== 'nobody-yet' && contract !== logOut)
  .map((listed) => [listed.key, listed] as const);

const ask = (listed: ListedContract) => {
  const { contract } = listed;
  const { query, body } = leastRequest(listed);
  const search = new URLSearchParams(query).toString();
  const ids = { ...operatorsIds, tenantId: minato.tenantId, requestId: requestIdAt(new Date()) };
  const requestId = Object.hasOwn(Object(body), 'requestId') ? { requestId: ids.requestId } : {};
  return askOperators(demo.cloud)(
    contract.method,
    pathWith(contract.path, ids) + (search === '' ? '' : `?${search}`),
    {
      headers: kato.headers,
      ...(body === undefined ? {} : { body: { ...Object(body), ...requestId } }),
    },
  );
};

/** What companies write into their claims, and who their people are. */
const content = /極秘の出張|田中|渡辺|高橋|tanaka|@minato/;

describe('whatever an operator asks for (9.2.3, 9.4.4)', () => {
  test.each(inSession)('%s reaches the operators’ own, and nothing of a company', async (_key, listed) => {
    demo.cloud.calls.clear();
    const { status, body } = await ask(listed);
    expect(status).toBeLessThan(500);
    // What was ordered is made by a function of the tenants' plane meanwhile, which has the rights that operators have not.
    const calls = demo.cloud.calls.take().filter(({ principalArn }) => !/onboarding/i.test(principalArn));
    expect(calls.length).toBeGreaterThan(0);
    const foreign = calls.flatMap(({ resources }) => resources).filter((table) => !own.includes(table));
    expect(foreign).toEqual([]);
    const strange = calls.filter(({ service }) => service !== 'dynamodb' && service !== 'cognito-idp');
    expect(strange.map(({ service, operation }) => `${service}:${operation}`)).toEqual([]);
    expect(JSON.stringify(body)).not.toMatch(content);
  });

  test('leaves its line in the operators’ trail alone', async () => {
    demo.cloud.calls.clear();
    expect((await kato.get('/operator/staff')).status).toBe(200);
    const written = JSON.stringify(demo.cloud.calls.take().map(({ input }) => input));
    expect(written).toContain('operator.list');
    expect(written).toContain('OPS#');
    expect(written).not.toContain(`T#${minato.tenantId}`);
  });
});
