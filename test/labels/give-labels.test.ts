import { describe, expect, test } from 'vitest';
import type { GivenLabels, Labelled } from '#domain/labels/borne-label.ts';
import { giveLabels } from '#domain/labels/give-labels.ts';
import { aReceipt } from '#test/builders/claims.ts';

const receipt = aReceipt;
const masters = {
  labels: [
    { id: 'HR', name: '人事秘' },
    { id: 'OFFICE', name: '社内' },
  ],
  access: {
    labels: ['HR', 'OFFICE'].map((label) => ({ label, roles: ['accountant' as const], people: [] })),
  },
};
const by = (who: 'applicant' | 'office', given: GivenLabels, before: Labelled = {}): Labelled =>
  giveLabels(given, { masters, before, fromItems: [], by: who }).borne;

describe('8.2.2 a label that the office gave', () => {
  const office: Labelled = by('office', {
    labels: ['HR'],
    evidenceLabels: [{ id: receipt, labels: ['OFFICE'] }],
  });

  test('8.2.2 says so', () => {
    expect(office).toEqual({
      labels: [{ code: 'HR', name: '人事秘', isOffices: true }],
      evidenceLabels: [{ id: receipt, labels: [{ code: 'OFFICE', name: '社内', isOffices: true }] }],
    });
  });

  test('8.2.2 stays whatever its applicant saves', () => {
    expect(by('applicant', { labels: [], evidenceLabels: [] }, office)).toEqual(office);
    expect(
      by('applicant', { labels: ['OFFICE'], evidenceLabels: [{ id: receipt, labels: [] }] }, office),
    ).toEqual({
      labels: [{ code: 'OFFICE', name: '社内' }, ...(office.labels ?? [])],
      evidenceLabels: office.evidenceLabels,
    });
  });

  test('8.2.2 is taken off by the office, and what the applicant gave by himself too', () => {
    expect(by('office', { labels: [], evidenceLabels: [] }, office)).toEqual({});
    const own = by('applicant', { labels: ['HR'] });
    expect(by('applicant', { labels: [] }, own)).toEqual({});
  });
});
