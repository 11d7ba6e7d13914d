import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowKindsDocument } from '#proofs/row-kinds.ts';
import { allRowKinds } from '#rows/all.ts';
import { claimHeader } from '#rows/claims.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/rows.md'), 'utf8');

describe('the document of the rows', () => {
  test('is what the catalogue says: npm run rows', () => {
    expect(document).toBe(rowKindsDocument());
  });

  test('has each kind once, with its fate', () => {
    const lines = document.split('\n');
    for (const { name, keeps, returned, erased } of allRowKinds) {
      const ofKind = lines.filter((line) => line.startsWith(`| ${name} |`));
      expect(ofKind).toHaveLength(1);
      expect(ofKind[0]).toMatch(new RegExp(String.raw`\| ${keeps} \| ${returned} \| ${erased} \|$`));
    }
  });

  test.each([{ keeps: 'contract' }, { returned: 'secret' }, { erased: 'by-itself' }, { sk: 'X' }] as const)(
    'is another one when a kind says %o',
    (said) => {
      const planted = { ...claimHeader, name: 'planted' };
      expect(rowKindsDocument([{ ...planted, ...said }])).not.toBe(rowKindsDocument([planted]));
    },
  );
});
