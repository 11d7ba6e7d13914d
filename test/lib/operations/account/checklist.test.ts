import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { checklist } from '#lib/operations/account/preflight.ts';
import { actionOf, preflightActions, withChecklist } from '#lib/operations/account/write-checklist.ts';
import { publishedAction } from '#lib/execution/published/published-actions.ts';
import { anAccount } from '#test/lib/operations/account/an-account.ts';
import { fresh, running, served } from '#test/lib/operations/account/run-preflight.ts';

describe('the rights of whoever asks', () => {
  test('are those of the calls that are made, and no others', async () => {
    const [serving, before] = [anAccount({ isServing: true }), anAccount({ isServing: false })];
    await running(serving, served);
    await running(before, fresh);
    const asked = new Set([serving, before].flatMap(({ calls }) => calls.map(actionOf)));
    expect([...asked].toSorted()).toEqual(preflightActions);
  });

  test('only read', () => {
    for (const action of preflightActions) expect(action).toMatch(/:(GET|(Get|List|Describe)\w+)$/);
  });

  test('are called as AWS publishes them, where the published list holds them', () => {
    const known = preflightActions.filter((action) => publishedAction(action) !== undefined);
    expect(known.length).toBeGreaterThan(3);
  });
});

describe('the checklist of docs/deploy.md', () => {
  test('is that of the command (run `npm run inventory`)', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../../docs/deploy.md'), 'utf8');
    expect(document).toBe(withChecklist(document));
  });

  test('has each step once', () => {
    const ids = checklist.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
