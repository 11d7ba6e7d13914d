import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { minato } from '#local/seed/minato.ts';
import { seedCompanies } from '#local/seed-companies.ts';
import { endChildren, root, runChild } from './start-child.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-kill-'));
let assembly: string;
beforeAll(async () => {
  assembly = await buildAssembly({ root });
}, 240_000);
afterAll(() => {
  endChildren();
  rmSync(dataFolder, { recursive: true });
});

const signInAs = async (cloud: Cloud, loginId: string) => {
  const answer = await fetch(`${cloud.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-company-code': 'minato' },
    body: JSON.stringify({ companyCode: 'minato', loginId, password: 'Demo-minato-2026' }),
  });
  return [answer.status, ((await answer.json()) as { outcome: string }).outcome];
};

/** Kills a start some milliseconds after it said a word. */
const killAfter = async (word: string, milliseconds: number) => {
  const child = runChild(['test/local/start/seed-child.ts', assembly, dataFolder]);
  await child.said(word);
  await new Promise((done) => setTimeout(done, milliseconds));
  child.kill('SIGKILL');
  await child.ended;
};

describe('a first start that is killed', () => {
  test('while the demo companies are made is completed by the next one', async () => {
    await killAfter('started', 1);
    await killAfter('みなと商事', 100);
    await killAfter('みなと商事', 500);
    await killAfter('started', 1000);

    const cloud = await startCloud({ assembly, dataFolder });
    await seedCompanies(cloud, { companies: [minato], dataFolder });
    expect(await signInAs(cloud, 'tanaka')).toEqual([200, 'signed-in']);
    expect(await signInAs(cloud, 'hayakawa')).toEqual([401, undefined]);
    expect(await signInAs(cloud, 'ogawa')).toEqual([200, 'new-password-required']);
    await cloud.close();
  }, 120_000);
});

describe('a cloud that was closed', () => {
  test('has its data when it starts again, and makes no company twice', async () => {
    const made: string[] = [];
    const progress = (name: string) => void made.push(name);
    const cloud = await startCloud({ assembly, dataFolder });
    await seedCompanies(cloud, { companies: [minato], dataFolder, progress });
    expect(made).toEqual([]);
    expect(await signInAs(cloud, 'sato')).toEqual([200, 'signed-in']);
    expect((await fetch(`${cloud.url}/`)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    await cloud.close();
  });
});
