import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { operatorFunctions, tenantFunctions } from '#contract/functions.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { everyRefusal } from '#contract/refusals/every-refusal.ts';
import { endpointsOf } from '#lambdas/http/contract-at-start.ts';
import { requestSchemas } from '#lib/contract.ts';
import { operatorApi, tenantApi } from './endpoints.ts';
import { unsharedDocument } from './openapi-document.ts';
import { inWhole } from './whole-document.ts';
import { contractFiles } from './write-contract.ts';

const contracts = [...tenantContracts, ...operatorContracts];
const everyContract = contracts.map((listed) => [listed.key, listed] as const);

describe('every contract', () => {
  test.each(everyContract)('%s is served by its file, and by its own function alone', async (key, listed) => {
    const { file, operation, contract } = listed;
    const { default: _none, ...module } = (await import(/* @vite-ignore */ resolve(file))) as Record<
      string,
      any
    >;
    const endpoint = module[`${operation}Endpoint`];
    expect(endpoint.contract).toBe(contract);
    const serving = [...tenantFunctions, ...operatorFunctions].filter((name) =>
      Object.hasOwn(endpointsOf(name), key),
    );
    expect(serving).toEqual([contract.function]);
  });

  test('stands in a file that is listed: what nobody lists nobody can ask for', async () => {
    const files = globSync('contract/{,operator/,settings/,masters/}*.ts');
    const listed = new Set(contracts.map(({ contract }) => contract));
    const found = await Promise.all(
      files.map(async (file) => {
        const module = (await import(/* @vite-ignore */ resolve(file))) as Record<string, any>;
        return Object.entries(module)
          .filter(([, value]) => typeof value?.path === 'string' && typeof value.method === 'string')
          .filter(([, value]) => !listed.has(value))
          .map(([operation]) => `${file} ${operation}`);
      }),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(found.flat()).toEqual([]);
  });
});

describe('what asks for no right', () => {
  const withGate = (gate: string) =>
    contracts.filter(({ contract }) => contract.may === gate).map(({ key }) => key);

  test('is about the session of whoever asks, or is judged by his rights part by part', () => {
    expect(withGate('everybody')).toEqual([
      'POST /api/auth/logout',
      // On which days the company rests, for whoever is asked for a date.
      'GET /api/calendar',
      // Counts of what each of his rights shows, and of nothing else.
      // What the service told the company is no content of it: everybody there may know it (docs/decisions/0224).
      'GET /api/company/announcement',
      'GET /api/company/announcements',
      'GET /api/counts',
      'GET /api/me',
      // How he himself wants to be told.
      'GET /api/me/mail-choice',
      'PUT /api/me/mail-choice',
      'POST /api/me/password',
      // Where he himself is signed in.
      'DELETE /api/me/sessions',
      'GET /api/me/sessions',
      // His own second factor.
      'GET /api/me/sign-in-factors',
      'POST /api/me/sign-in-factors/passkey-end',
      'POST /api/me/sign-in-factors/passkey-name',
      'POST /api/me/sign-in-factors/passkey-options',
      'POST /api/me/sign-in-factors/passkey-proof',
      'POST /api/me/sign-in-factors/passkeys',
      'POST /api/me/sign-in-factors/proof',
      'POST /api/me/sign-in-factors/recovery-codes',
      'POST /api/me/sign-in-factors/totp',
      'POST /api/me/sign-in-factors/totp-completion',
      'POST /api/me/sign-in-factors/totp-end',
      // His own facts, and the one of them that he may change himself.
      'DELETE /api/my/address',
      'POST /api/my/address',
      'POST /api/my/address-confirmation',
      'POST /api/my/announcements-seen',
      'POST /api/my/commuter-pass-withdrawal',
      'GET /api/my/commuter-passes',
      'POST /api/my/commuter-passes',
      'GET /api/my/profile',
      'POST /operator/auth/logout',
      // An operator's own account.
      'POST /operator/auth/password',
      'DELETE /operator/auth/sessions',
      'GET /operator/auth/sessions',
      // Of each kind of task what his rights show.
      'GET /operator/home',
      'GET /operator/me',
      // Approving is judged by the right of the act itself, and stopping is safe.
      'GET /operator/requests',
      'POST /operator/requests/{requestId}/approval',
      'POST /operator/requests/{requestId}/stop',
    ]);
  });

  test('is the door, where nobody is signed in', () => {
    expect(withGate('nobody-yet').toSorted()).toEqual([
      'POST /api/auth/challenges',
      'POST /api/auth/factors',
      'POST /api/auth/login',
      'POST /api/auth/passkey',
      'POST /api/auth/password-resets',
      'POST /api/auth/password-resets/completion',
      'POST /api/auth/password-resets/inspection',
      'POST /operator/auth/challenges',
      'POST /operator/auth/login',
    ]);
  });
});

describe('the contract', () => {
  test.each(['lib/openapi.json', 'lib/operator-openapi.json'])(
    'is written anew with the endpoints: %s',
    (file) => {
      expect(readFileSync(file, 'utf8'), 'run `npm run contract`').toBe(contractFiles()[file]);
    },
  );

  test('tells the gateway what a sign-in must hold', () => {
    const schemas = requestSchemas(JSON.parse(readFileSync('lib/openapi.json', 'utf8')));
    expect(schemas['POST /api/auth/login']).toMatchObject({
      type: 'object',
      required: ['companyCode', 'loginId', 'password'],
    });
  });

  test.each([
    ['lib/openapi.json', tenantApi, 3_500],
    ['lib/operator-openapi.json', operatorApi, 7_000],
  ] as const)('says once what several operations say: %s', (file, api, mostBytesEach) => {
    const text = readFileSync(file, 'utf8');
    const { paths, components } = JSON.parse(text);
    const operations = Object.values<object>(paths).flatMap((methods) => Object.keys(methods));
    expect(Buffer.byteLength(text) / operations.length).toBeLessThan(mostBytesEach);
    const unshared = JSON.parse(JSON.stringify(unsharedDocument(api)));
    expect(inWhole(JSON.parse(text), paths)).toEqual(inWhole(unshared, unshared.paths));
    // OpenAPI 3.1: names of components, and references with nothing beside them.
    for (const kind of ['responses', 'parameters', 'schemas', 'headers'])
      for (const name of Object.keys(components[kind])) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    expect(text).not.toMatch(/"\$ref": "[^"]*",/);
  });

  const published: any = inWhole(JSON.parse(readFileSync('lib/openapi.json', 'utf8')));
  const operations = Object.entries<Record<string, any>>(published.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  test('tells the form of each id, and the token that a write in a session needs', () => {
    expect(operations.length).toBeGreaterThan(40);
    for (const { method, operation } of operations) {
      const { parameters = [] } = operation;
      for (const parameter of parameters.filter((one: any) => one.in === 'path'))
        expect(parameter.schema.pattern).toMatch(/^\^/);
      const isInSession = method !== 'get' && operation.security === undefined;
      expect(parameters.some(({ name }: any) => name === 'x-csrf-token')).toBe(isInSession);
    }
  });

  test('tells each refusal with its words, its status and its facts', () => {
    for (const { operation } of operations)
      for (const [status, { 'x-codes': codes = [] }] of Object.entries<any>(operation.responses))
        for (const code of codes) {
          const known = everyRefusal.get(code);
          const [, own] = published.components.schemas[`Problem.${code}`].allOf;
          expect(own.properties).toMatchObject({
            code: { const: code },
            title: { const: known?.title },
            status: { const: Number(status) },
          });
          expect(Object.keys(own.properties)).toEqual(
            expect.arrayContaining(Object.keys(known?.facts ?? {})),
          );
        }
  });

  test('has a Japanese line for each operation', () => {
    const summaries = contracts.map(({ contract }) => contract.summary);
    expect(summaries.filter((summary) => !/[ぁ-ん一-龠]/.test(summary))).toEqual([]);
  });
});
