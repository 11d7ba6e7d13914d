/// <reference types="node" />
import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { post } from '#contract/endpoint.ts';
import { createClaim, listClaims } from '#contract/claims.ts';
import { createExport, downloadExport, listExports, previewExport } from '#contract/exports.ts';
import { fetchAnswer, refusalOf, send } from '#web/api/contract-client.ts';
import { faultsIn, mostIn } from '#web/api/field-shapes.ts';
import { mostOf, mostOfLine } from '#web/claims/field-lengths.ts';
import { ApiRefusal, readProblem } from '#web/api/problem.ts';

type Sent = { readonly path: string; readonly init: RequestInit };

/** The wire: what was sent, answered by `answer`. */
const answering = (answer: unknown, status = 200) => {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return Response.json(answer, { status });
  });
  return sent;
};

afterEach(() => vi.unstubAllGlobals());

const refused = (body: object) => new ApiRefusal(readProblem(422, body));

describe('asking by contract', () => {
  test('puts path and query where the contract says', async () => {
    const sent = answering({ items: [] });
    await fetchAnswer(listClaims, { query: { status: 'returned', limit: '5' } });
    expect(sent.map(({ path, init }) => [init.method, path])).toEqual([
      ['GET', '/api/claims?status=returned&limit=5'],
    ]);
  });

  test('sends the body, and escapes what stands in the path', async () => {
    const sent = answering({ url: 'u', fileName: 'f', sha256: 's' });
    const answer = await send(downloadExport, { params: { exportId: 'a/b c' }, body: { file: 2 } });
    expect(answer.fileName).toBe('f');
    expect(sent.map(({ path, init }) => [init.method, path, init.body])).toEqual([
      ['POST', '/api/exports/a%2Fb%20c/downloads', '{"file":2}'],
    ]);
  });

  test('does not compile with what the contract does not take', () => {
    const asked = [
      // @ts-expect-error -- the month is missing
      () => fetchAnswer(previewExport, { query: {} }),
      // @ts-expect-error -- a file is a number
      () => send(downloadExport, { params: { exportId: 'x' }, body: { file: '2' } }),
      // @ts-expect-error -- an endpoint that is read is not sent
      () => send(listExports),
      // @ts-expect-error -- no such field in the answer
      async () => (await fetchAnswer(listExports, {})).items[0]?.secret,
    ];
    expect(asked).toHaveLength(4);
  });
});

describe('a refusal of the contract', () => {
  test('is told with its facts', () => {
    const problems = { characters: [], texts: [], entries: [] };
    expect(refusalOf(createExport, refused({ code: 'export-unmappable', ...problems }))).toEqual({
      kind: 'export-unmappable',
      ...problems,
    });
  });

  test.each([
    ['has facts of another shape', refused({ code: 'export-unmappable', characters: 3 })],
    ['is none of this endpoint', refused({ code: 'export-needs-reason' })],
    ['is none at all', new Error('off')],
  ])('is not told where it %s', (_why, error) => {
    expect(refusalOf(createExport, error)).toBeUndefined();
  });
});

describe('a field of a form', () => {
  const inner = v.variant('kind', [
    v.strictObject({
      kind: v.literal('a'),
      note: v.optional(v.pipe(v.string(), v.metadata({ contract: { maxLength: 7 } }))),
    }),
    v.strictObject({ kind: v.literal('b') }),
  ]);
  const deep = post('/api/samples', {
    function: 'tenant-app',
    may: 'everybody',
    summary: '見本',
    body: v.strictObject({ lines: v.array(inner) }),
  });

  test('is as long as the contract says', () => {
    expect(mostIn(downloadExport, 'reason')).toBe(200);
    expect(mostIn(createExport, 'replacements.with')).toBe(64);
    expect(mostIn(deep, 'lines.note')).toBe(7);
    expect(mostIn(createClaim, 'lines.participants.staffMeal.reason')).toBe(200);
  });

  test('of a claim is one that its contract knows', () => {
    const sources = globSync('web/claims/*.tsx').map((file) => readFileSync(file, 'utf8'));
    const paths = sources.flatMap((source) => [...source.matchAll(/mostOf(Line)?\('([^']+)'\)/g)]);
    // Texts of a line name their field, those that know one's past in a table.
    const named = [/<LineText[^>]*\bfield="([^"]+)"/g, /\{ label: '[^']+', path: '([^']+)'/g];
    const texts = sources.flatMap((source) => named.flatMap((form) => [...source.matchAll(form)]));
    expect(paths.length).toBeGreaterThan(5);
    expect(texts.length).toBeGreaterThan(5);
    for (const [, line, path = ''] of paths)
      expect(line === undefined ? mostOf(path) : mostOfLine(path)).toBeGreaterThan(0);
    for (const [, path = ''] of texts) expect(mostOfLine(path)).toBeGreaterThan(0);
  });

  test('that the contract does not know is a mistake of ours', () => {
    expect(() => mostIn(downloadExport, 'reasons')).toThrow('reasons is a text with a length');
    expect(() => mostIn(listExports, 'month')).toThrow('month is a text with a length');
    expect(mostIn(listClaims, 'text')).toBe(100);
  });

  test('has the faults that the server would name', () => {
    const body = { id: 'x', month: '2026-13', format: 'yayoi' } as const;
    expect(faultsIn(createExport, body).map(({ path }) => path)).toEqual(['id', 'month']);
    expect(faultsIn(downloadExport, { reason: 'もう一度' })).toEqual([]);
  });
});
