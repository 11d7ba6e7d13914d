import { describe, expect, test } from 'vitest';
import { json } from '#rows/attributes.ts';
import { packed } from '#rows/packed.ts';
import { partsOf, storedPartsOf } from '#rows/read-key.ts';
import { rowKind } from '#rows/row-kind.ts';
import { aClaimId, aMoment, aTenantId, aUserId } from './sample-ids.ts';

const fate = {
  table: 'TenantData',
  keeps: 'books',
  returned: 'claims.jsonl',
  erased: 'with-tenant',
} as const;
const edition = rowKind('edition', {
  ...fate,
  pk: 'C#{claimId}',
  sk: 'V#{edition:4}',
  holds: { title: 'text', doc: json<{ readonly total: number }>(), z: packed<readonly string[]>() },
  mayHold: { note: 'text' },
  indexes: { GSI1: ['U#{applicantId}', '{at}#{claimId}'] },
  projection: ['title', 'note'],
});
const ofSession = rowKind('of-session', {
  ...fate,
  table: 'Session',
  pk: 'T#{tenantId}#P#{userId}',
  sk: 'S',
  holds: {},
});

describe('a kind of row', () => {
  const parts = { claimId: aClaimId, edition: 7 };

  test('makes keys, with and without the tenant', () => {
    expect(edition.key(parts)).toMatchObject({ pk: `C#${aClaimId}`, sk: 'V#0007', table: 'TenantData' });
    expect(edition.primaryKey({ ...parts, tenantId: aTenantId })).toEqual({
      PK: `T#${aTenantId}#C#${aClaimId}`,
      SK: 'V#0007',
    });
    expect(ofSession.key({ userId: aUserId })).toMatchObject({ pk: `P#${aUserId}`, sk: 'S' });
    expect(ofSession.partitionKey({ userId: aUserId, tenantId: aTenantId })).toBe(
      `T#${aTenantId}#P#${aUserId}`,
    );
  });

  test('reads the keys that it makes, and no others', () => {
    const { pk: PK, sk: SK } = edition.key(parts);
    expect(partsOf(edition, { PK, SK })).toEqual(parts);
    expect(storedPartsOf(edition, { PK: `T#${aTenantId}#${PK}`, SK })).toEqual({
      ...parts,
      tenantId: aTenantId,
    });
    expect(partsOf(edition, { PK, SK: 'V#7x' })).toBeUndefined();
    expect(storedPartsOf(edition, { PK, SK })).toBeUndefined();
  });

  test('reads what it writes', () => {
    const { item } = edition.row(
      parts,
      { title: '出張', doc: { total: 1200 }, z: ['a'] },
      { GSI1: { applicantId: aUserId, at: aMoment, claimId: aClaimId } },
    );
    expect(item).toMatchObject({
      doc: '{"total":1200}',
      G1P: `U#${aUserId}`,
      G1S: `2026-05-01T03:00:00.000Z#${aClaimId}`,
    });
    expect(item).not.toHaveProperty('note');
    expect(item).not.toHaveProperty('form');
    expect(edition.read(item)).toMatchObject({ title: '出張', doc: { total: 1200 }, z: ['a'] });
    expect(edition.readListed({ title: '出張' }).title).toBe('出張');
  });

  test.each([
    ['claimId', { claimId: `${aClaimId}#F` as typeof aClaimId, edition: 7 }, {}],
    ['edition', { claimId: aClaimId, edition: -1 }, {}],
    ['edition', { claimId: aClaimId, edition: 1.5 }, {}],
    ['at', { claimId: aClaimId, edition: 7 }, { at: '2026-05-01' as typeof aMoment }],
    ['applicantId', { claimId: aClaimId, edition: 7 }, { applicantId: 'U#1' as typeof aUserId }],
  ])('writes no key that nobody could read: %s', (part, given, difference) => {
    const listed = { applicantId: aUserId, at: aMoment, claimId: aClaimId, ...difference };
    const content = { title: '出張', doc: { total: 1 }, z: [] };
    const write = () => edition.row(given, content, { GSI1: listed });
    expect(write).toThrow(`a row of the kind edition would stand under a ${part} that is none`);
    expect(() => edition.stored({ ...given, tenantId: aTenantId }, content, { GSI1: listed })).toThrow(part);
  });

  test('reads nothing that lacks what each has', () => {
    expect(() => edition.read({ title: '出張', doc: '{}' })).toThrow('edition lacks what each has');
    expect(() => edition.readListed({ note: 'x' })).toThrow('edition lacks what each has');
  });

  test('lists what stands together', () => {
    expect(edition.among({ claimId: aClaimId })).toEqual({ pk: `C#${aClaimId}`, skPrefix: 'V#' });
    expect(edition.among({ claimId: aClaimId }, { from: { edition: 2 } })).toEqual({
      pk: `C#${aClaimId}`,
      skFrom: 'V#0002',
    });
    expect(edition.listed('GSI1', { applicantId: aUserId })).toEqual({ index: 'GSI1', pk: `U#${aUserId}` });
  });
});
