import { describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { sightOf } from '#domain/rights/sight.ts';
import { companyAccess } from '#rows/access.ts';
import { saysOfLabels } from '#rows/says-of-labels.ts';

const person = { userId: 'u01j0000000000000000000000h' as UserId, roles: ['accountant'] };

describe('8.2.2 what somebody sees by what his company decided', () => {
  const labels = [
    { label: 'HR', roles: [], people: [] },
    { label: 'OFFICE', roles: ['accountant' as const], people: [] },
  ];

  test('8.2.2 is limited where there is a label that is not allowed to him', () => {
    expect(sightOf(labels, person)).toEqual({ labels: ['OFFICE'], isLimited: true });
    expect(sightOf(labels.slice(1), person)).toEqual({ labels: ['OFFICE'], isLimited: false });
  });

  test('8.2.2 is limited where a release of before wrote the decision and dropped the labels: claims bear them still', () => {
    const row = companyAccess.row({}, { doc: { ...shippedAccess, labels } }).item;
    expect(saysOfLabels(row)).toBe(true);
    const { labels: _dropped, ...older } = shippedAccess;
    const written = { ...row, doc: JSON.stringify(older) };
    expect(saysOfLabels(written)).toBe(false);
    const { labels: none } = companyAccess.read(written).doc;
    expect(sightOf(none, person, saysOfLabels(written))).toEqual({ labels: [], isLimited: true });
  });
});
