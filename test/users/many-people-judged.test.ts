import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Megabytes: a function has 1,024 at least, and seals and sends beside it. */
const mostMegabytes = 80;

test('a file of 12,000 people over 12,000 is judged within 80 MB', () => {
  const told = execFileSync(
    process.execPath,
    [`--max-old-space-size=${mostMegabytes}`, join(import.meta.dirname, 'judge-people-child.ts')],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(told)).toEqual({ added: 6_000, changed: 0, unchanged: 6_000, faults: [] });
}, 300_000);
