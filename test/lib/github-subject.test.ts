import { describe, expect, test } from 'vitest';

import { isSubjectOfOneEnvironment, subjectOf, subjectPrefixOf } from '#lib/github-subject.ts';

/** The example of GitHub's own page (docs/decisions/0092). */
const octo = { owner: 'octo-org', ownerId: 123456, name: 'octo-repo', id: 456789 };

describe('the subject of GitHub’s token', () => {
  test('begins as GitHub’s page says', () => {
    expect(subjectPrefixOf(octo)).toBe('repo:octo-org@123456/octo-repo@456789');
  });

  test('names the environment of the run', () => {
    expect(subjectOf(octo, 'prod-diff')).toBe('repo:octo-org@123456/octo-repo@456789:environment:prod-diff');
    expect(isSubjectOfOneEnvironment(subjectOf(octo, 'prod-diff'))).toBe(true);
  });

  test.each([
    'repo:octo-org/octo-repo:environment:prod',
    'repo:octo-org@123456/octo-repo:environment:prod',
    'repo:octo-org@*/octo-repo@*:environment:prod',
    'repo:octo-org@123456/*:environment:prod',
    'repo:octo-org@123456/octo-repo@456789:environment:*',
    'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main',
    'repo:octo-org@123456/octo-repo@456789:pull_request',
    'x repo:octo-org@123456/octo-repo@456789:environment:prod',
  ])('is not that of one environment: %s', (subject) => {
    expect(isSubjectOfOneEnvironment(subject)).toBe(false);
  });
});
