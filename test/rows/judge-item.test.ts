import { describe, expect, test } from 'vitest';
import { allRowKinds } from '#rows/all.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { whyNoRow } from '#rows/judge-item.ts';
import { sampleItem } from './sample-keys.ts';

const tenant = 'T#t01kat5r8z0q2m3n4p5r6s7t8v9#';
const header = sampleItem(claimHeader);
const user = '01KAT5R8Z0Q2M3N4P5R6S7T8V9';
const listed = {
  ...header,
  G1P: `${tenant}U#${user}`,
  G1S: user,
  G2P: `${tenant}S#submitted`,
  G2S: `2026-05-01T03:00:00.000Z#${user}`,
};

describe('an item', () => {
  test('that is a row of one kind may be written', () => {
    expect(whyNoRow(allRowKinds, 'TenantData', listed)).toBeUndefined();
  });

  test.each([
    ['of no kind', { ...header, SK: 'X' }, 'of no kind'],
    ['without its tenant', { ...header, PK: `C#${user}` }, 'of no kind'],
    ['about something that is no id', { ...header, PK: `${tenant}C#1` }, 'of no kind'],
    ['without what each has', { ...header, title: undefined }, 'lacks title'],
    ['with something that the kind does not know', { ...header, colour: 'red' }, 'holds colour'],
    ['with another type', { ...header, total: '1000' }, 'holds another total than a number'],
    ['in half of an index', { ...listed, G1S: undefined }, 'stands in GSI1 under another key'],
    [
      'in an index under another key',
      { ...listed, G2P: `${tenant}U#${user}` },
      'stands in GSI2 under another',
    ],
    ['in an index without its tenant', { ...listed, G1P: `U#${user}` }, 'stands in GSI1 under another'],
    ['in an index that is not its own', { ...sampleItem(claimLines), G1P: 'x', G1S: 'y' }, 'stands in GSI1'],
    ['of a form to come', { ...header, form: 7 }, 'a form that nobody reads'],
  ])('%s is refused', (_what, item, says) => {
    const present = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
    expect(whyNoRow(allRowKinds, 'TenantData', present)).toContain(says);
  });

  test('in another table is refused', () => {
    expect(whyNoRow(allRowKinds, 'Control', header)).toContain('of no kind');
  });

  test('that two kinds claim is refused', () => {
    const twin = { ...claimHeader, name: 'twin' };
    expect(whyNoRow([...allRowKinds, twin], 'TenantData', header)).toContain(
      'more than one kind: claim-header, twin',
    );
  });
});
