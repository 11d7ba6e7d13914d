import { describe, expect, test } from 'vitest';
import { allRowKinds } from '#rows/all.ts';
import { claimHeader, claimLines, furtherPrint } from '#rows/claims.ts';
import { company as companyKind } from '#rows/control.ts';
import { exportBatch } from '#rows/exports.ts';
import { whyNoRow } from '#rows/judge-item.ts';
import { login, person } from '#rows/people.ts';
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

const other = 'T#t01kat5r8z0q2m3n4p5r6s7t8va#';
const anotherId = '01KAT5R8Z0Q2M3N4P5R6S7T8VB';
const company = sampleItem(companyKind);

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
    [
      'with something open that is sealed',
      { ...sampleItem(person), email: 'tanaka@example.jp' },
      'holds email for',
    ],
    ['sealed with no version of a key', { ...sampleItem(person), email: 'v1.0.iv.tag.x' }, 'holds email for'],
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
    ['of the first form with a number', { ...header, form: 1 }, 'a form that nobody reads'],
    ['of no form', { ...header, form: 0 }, 'a form that nobody reads'],
    ['of half a form', { ...header, form: 0.5 }, 'a form that nobody reads'],
    ['of a form in words', { ...header, form: '1' }, 'a form that nobody reads'],
    ['with a list for a map', { ...company, passwordPolicy: [] }, 'holds another passwordPolicy than a map'],
    [
      'with a set for a map',
      { ...company, passwordPolicy: new Set('a') },
      'holds another passwordPolicy than',
    ],
    ['in an index of another tenant', { ...listed, G1P: `${other}U#${user}` }, 'says two things of tenantId'],
    [
      'about one claim in its key and another in itself',
      { ...header, claimId: anotherId },
      'two things of claimId',
    ],
    [
      'about one claim in its key and another in an index',
      { ...listed, G2S: `2026-05-01T03:00:00.000Z#${anotherId}` },
      'says two things of claimId',
    ],
    [
      'of one person in itself and another in an index',
      { ...listed, G1P: `${tenant}U#${anotherId}` },
      'says two things of applicantId',
    ],
  ])('%s is refused', (_what, item, says) => {
    const present = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
    const table = 'passwordPolicy' in present ? 'Control' : 'TenantData';
    expect(whyNoRow(allRowKinds, table, present)).toContain(says);
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

  test('whose key says one thing twice says the same', () => {
    const print = sampleItem(furtherPrint);
    expect(whyNoRow(allRowKinds, 'TenantData', print)).toBeUndefined();
    expect(whyNoRow(allRowKinds, 'TenantData', { ...print, claimId: anotherId })).toContain(
      'two things of claimId',
    );
  });
});

describe('a write over what an earlier release left', () => {
  const left = { ...sampleItem(login), judging: 3, failures: 'many' };

  test('may change what it knows of it', () => {
    expect(whyNoRow(allRowKinds, 'TenantData', { ...left, countedAt: 'now' }, left)).toBeUndefined();
    expect(whyNoRow(allRowKinds, 'TenantData', { ...left, failures: 1 }, left)).toBeUndefined();
  });

  test.each([
    ['adds what the kind does not know', { ...left, colour: 'red' }, 'holds colour'],
    ['makes something else wrong', { ...left, lockedUntil: 1 }, 'holds another lockedUntil than a text'],
    ['makes the form one that nobody reads', { ...left, form: 3 }, 'a form that nobody reads'],
  ])('is refused where it %s', (_what, item, says) => {
    expect(whyNoRow(allRowKinds, 'TenantData', item, left)).toContain(says);
  });

  test('is judged by the form of the row', () => {
    const old = { ...sampleItem(exportBatch), downloads: 1 };
    expect(whyNoRow(allRowKinds, 'TenantData', old)).toBeUndefined();
    expect(whyNoRow(allRowKinds, 'TenantData', { ...old, downloads: 2, form: 2 })).toBeUndefined();
    expect(whyNoRow(allRowKinds, 'TenantData', { ...old, form: 3 })).toContain('a form that nobody reads');
  });
});
