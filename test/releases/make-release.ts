/**
 * Writes what a release leaves behind, so that the next one is held against it: `node test/releases/make-release.ts FILE`,
 * run in a checkout of that release with this folder copied into it (docs/deploy.md 3.2).
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { startCloud } from '#local/cloud.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { demoPasswordOf } from '#local/seed/demo-passwords.ts';
import { minato } from '#local/seed/minato.ts';
import { seedCompanies } from '#local/seed-companies.ts';
import { allRowKinds } from '#rows/all.ts';
import { allRows } from './all-rows.ts';
import { keysOf } from './row-keys.ts';
import { shapesOf } from './row-shapes.ts';
import { workADay } from './work-a-day.ts';

const filesIn = (folder: string, below = ''): readonly string[] =>
  readdirSync(join(folder, below)).flatMap((name) => {
    const path = join(below, name);
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });

/** The pages of the web client, which a start puts there anew. */
const isPage = (path: string): boolean =>
  path.startsWith('s3/blobs/') && statSync(join(dataFolder, path)).size > 100_000;

const [out = ''] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'stafee-release-'));
const assembly = await buildAssembly({ root: join(import.meta.dirname, '../..') });
const cloud = await startCloud({ assembly, dataFolder, isServingSchedules: false });
await seedCompanies(cloud, { companies: [minato, aobaKobo], dataFolder });
const day = await workADay(cloud, demoPasswordOf({ companyCode: 'minato' }));
const shapes = shapesOf(await allRows(cloud));
const madeAt = new Date().toISOString();
await cloud.close();
const files = Object.fromEntries(
  filesIn(dataFolder)
    .filter((path) => !isPage(path))
    .map((path) => [path, readFileSync(join(dataFolder, path)).toString('base64')]),
);
rmSync(dataFolder, { recursive: true });
writeFileSync(
  `${out}.shapes.json`,
  `${JSON.stringify({ madeAt, keys: keysOf(allRowKinds), shapes }, undefined, 2)}\n`,
);
writeFileSync(`${out}.data.json.gz`, gzipSync(JSON.stringify({ madeAt, day, files }), { level: 9 }));
