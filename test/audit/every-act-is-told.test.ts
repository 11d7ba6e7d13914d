import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import type { ListedContract } from '#contract/listed.ts';

/** Adapters make audit items for whoever asks them; an endpoint's own reasoning is what is looked at. */
const imported = (text: string): readonly string[] =>
  [...text.matchAll(/from '(#lambdas\/(?!adapters\/)[^']+|\.{1,2}\/[^']+)'/g)].map(([, path = '']) => path);

const resolved = (from: string, path: string): string =>
  path.startsWith('#') ? path.slice(1) : new URL(path, `file:///${from}`).pathname.slice(1);

const tells = /\baudit\(|\bauditWrite\(|\brecordAlone\(|\brecord\(|\btrail\.told\(|\btellFile\(/;
const sources = new Map<string, string>();
const sourceOf = (file: string): string => {
  const known = sources.get(file) ?? readFileSync(file, 'utf8');
  sources.set(file, known);
  return known;
};

/** Whether something that the endpoint is made of leaves an audit item. */
const isTold = (file: string, seen = new Set<string>()): boolean => {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = sourceOf(file);
  return tells.test(text) || imported(text).some((path) => isTold(resolved(file, path), seen));
};

const isWrite = ({ contract: { method } }: ListedContract): boolean => method !== 'GET';

/** Writes that leave no item of their own, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'POST /api/auth/password-resets':
    'whether the address is known is found out behind a queue, and told there (docs/decisions/0107)',
  'POST /api/me/sign-in-factors/passkey-options': 'begins what its end tells, and changes nothing',
  'POST /api/me/sign-in-factors/passkey-proof': 'begins what its end tells, and changes nothing',
};

/** Reads by which something that was handed in, paid or decided leaves the service, or is looked at by its content. */
const readsOfEvidence = [
  'showEvidence',
  'showRendition',
  'showThumbnails',
  'downloadExport',
  'writeJournals',
  'writeClaims',
];

describe('every act leaves an item of the trail (12.4.1)', () => {
  test('each write of the tenants’ contract', () => {
    const silent = tenantContracts.filter((one) => isWrite(one) && !isTold(one.file)).map(({ key }) => key);
    expect(silent).toEqual(Object.keys(exceptions));
  });

  test.each(readsOfEvidence)('the read of evidence %s', (operation) => {
    const found = tenantContracts.find((one) => one.operation === operation);
    expect(found).toBeDefined();
    expect(isTold(found?.file ?? '')).toBe(true);
  });

  test('each endpoint of the operators, a read too: by the chain around it', () => {
    const behindTheDoor = operatorContracts.filter(({ contract }) => contract.may !== 'nobody-yet');
    const others = behindTheDoor.filter(
      ({ file }) =>
        !/\b(?:operatorEndpoint|twoPersonAct|askingEndpoint)\b/.test(sourceOf(file)) && !isTold(file),
    );
    expect(others.map(({ key }) => key)).toEqual([]);
  });
});
