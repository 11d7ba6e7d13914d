import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { coarse, readContract, requestSchemas } from '#lib/contract.ts';

const sample = join(import.meta.dirname, '../fixtures/openapi.json');

describe('making gateway models from the contract', () => {
  test('keeps types, required fields and sizes with slack, and nothing below the first level', () => {
    expect(readContract(sample).schemas).toEqual({
      'POST /api/claims': {
        type: 'object',
        required: ['id', 'title'],
        properties: {
          id: { type: 'string', maxLength: 260 },
          title: { type: 'string', maxLength: 1000 },
          note: {},
          lines: { type: 'array', maxItems: 3000 },
        },
      },
    });
  });

  test('leaves patterns, unions and unknown fields to the function', () => {
    expect(coarse({ anyOf: [{ type: 'string' }] }, {})).toEqual({});
    expect(coarse({ type: ['string', 'null'], pattern: '^a$' }, {})).toEqual({});
    expect(coarse({ type: 'object', additionalProperties: false, properties: {}, required: [] }, {})).toEqual(
      {
        type: 'object',
        properties: {},
      },
    );
  });

  test('makes no model of a body that may be left out', () => {
    const body = (required?: boolean) => ({
      ...(required === undefined ? {} : { required }),
      content: { 'application/json': { schema: { type: 'object', properties: {} } } },
    });
    const paths = { '/a': { post: { requestBody: body(false) } }, '/b': { post: { requestBody: body() } } };
    expect(Object.keys(requestSchemas({ paths }))).toEqual(['POST /b']);
    // One that shares a resource with a body that may be left out has none either.
    const shared = { '/api/settings/a': { put: { requestBody: body() } }, '/api/settings/b': { put: {} } };
    expect(requestSchemas({ paths: shared })).toEqual({});
  });

  test('says how to make a contract that is missing', () => {
    expect(() => readContract('/nowhere/openapi.json')).toThrow(
      'stafee: /nowhere/openapi.json is missing: run `npm run contract`.',
    );
  });
});
