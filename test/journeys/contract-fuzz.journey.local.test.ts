import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { opens } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { companyNamed } from '#test/builders/company-named.ts';
import type { JsonSchema } from '#test/contract/endpoints.ts';
import { bodySchema, hasQuery, operations, queryOf, type Operation } from './contract-requests.ts';
import { chanceOf, valueFor, wrongValueFor, type Chance } from './contract-values.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { newUlid, type Answer, type Person } from './person.ts';

/** Signing out or changing the password would end the session of everything that follows. */
const isHarmless = ([route]: readonly [string, Operation]): boolean => !/logout|me\/password/.test(route);

/** What is drawn may switch a function off for everybody: all that follows would be refused for that. */
const keepsRights = ([route]: readonly [string, Operation]): boolean => route !== 'PUT /api/settings/access';

let demo: DemoCloud;
let people: readonly { readonly person: Person; readonly rights: Grants }[];

beforeAll(async () => {
  demo = await shareDemoCloud();
  const signedIn = ['tanaka', 'takahashi', 'watanabe', 'ito'].map(async (loginId) => {
    const person = await demo.signIn(loginId);
    return { person, rights: (await person.get('/api/me')).body.rights };
  });
  people = await Promise.all(signedIn);
});
afterAll(() => demo.close());

const send = async (route: string, operation: Operation, chance: Chance, body?: unknown): Promise<Answer> => {
  const [method = '', template = ''] = route.split(' ');
  const path = template.replaceAll(/\{\w+\}/g, () => newUlid());
  const query = queryOf(operation, chance);
  const { 'x-may': may, 'x-may-from': mayFrom } = operation;
  const gate = mayFrom === undefined ? { may } : { may, mayFrom };
  const { person } = people.find(({ rights }) => opens(rights, gate)) ?? expect.fail(`nobody may ${may}`);
  const key = chance(2) === 1 ? { key: newUlid() } : {};
  const options = { ...(method === 'GET' ? {} : key), headers: companyNamed(body) };
  return person.send(method, query === '' ? path : `${path}?${query}`, body, options);
};

/** It comes from an answer before, and is no matter of shapes. */
const withoutCursor = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { cursor: _cursor, ...rest } = body as Readonly<Record<string, unknown>>;
  return rest;
};

const codesOf = ({ responses }: Operation, { status }: Answer): readonly string[] =>
  responses[status]?.['x-codes'] ?? [];

/** What shapes cannot say: it depends on the company's masters, or on two values together. */
const ofMasters =
  /マスタ|一覧から|部門|重複|すでにあります|サインインIDを入力|税区分|終了日|登録番号を入力|登録されていません|登録日以後|始まりと終わり|下限以上|開始日以後|最初の月以後|利用期間は|閲覧だけ|定期券の期間|2回あります|この定期券は|とあわせて選択/;

describe('B-11 a client that knows the contract alone', () => {
  test.each(operations.filter((each) => isHarmless(each) && keepsRights(each)))(
    'reaches the handler of %s',
    async (route, operation) => {
      const chance = chanceOf(20_261_129);
      const odd: string[] = [];
      const schema = bodySchema(operation);
      const isDrawn = schema !== undefined || hasQuery(operation);
      // A failed sign-in takes its time on purpose; and where nothing is drawn, each turn asks the same.
      const turns = operation.security === undefined && isDrawn ? 5 : 1;
      for (let turn = 0; turn < turns; turn += 1) {
        const body = schema === undefined ? undefined : withoutCursor(valueFor(schema, chance));
        // oxlint-disable-next-line no-await-in-loop -- two cores are shared by all suites
        const answer = await send(route, operation, chance, body);
        const what = `${JSON.stringify(body)} ${JSON.stringify(answer.body)}`;
        const isTold = answer.status < 300 || codesOf(operation, answer).includes(answer.body.code);
        const isOfShapes = answer.status === 400 && !ofMasters.test(what);
        if (answer.status >= 500 || !isTold || isOfShapes) odd.push(what);
      }
      expect(odd).toEqual([]);
    },
  );

  const withBody = operations.filter((each) => isHarmless(each) && bodySchema(each[1]) !== undefined);
  test.each(withBody)('is told by %s what was wrong', async (route, operation) => {
    const chance = chanceOf(7);
    const odd: string[] = [];
    const schema = bodySchema(operation) ?? {};
    const whole = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(
      (part): part is JsonSchema => typeof part === 'object' && part.properties !== undefined,
    );
    for (const [name, part] of Object.entries(whole?.properties ?? {})) {
      const good = Object(valueFor(whole ?? {}, chance));
      const body = { ...good, [name]: wrongValueFor(typeof part === 'object' ? part : {}, chance) };
      // oxlint-disable-next-line no-await-in-loop -- two cores are shared by all suites
      const answer = await send(route, operation, chance, body);
      const what = `${JSON.stringify(body).slice(0, 300)} ${JSON.stringify(answer.body)}`;
      if (answer.status !== 400 || !/[ぁ-ん]/.test(answer.body.detail)) odd.push(what);
    }
    expect(odd).toEqual([]);
  });
});
