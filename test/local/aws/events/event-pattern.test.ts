import { describe, expect, test } from 'vitest';

import { fitsPattern } from '#local/aws/events/event-pattern.ts';

const event = {
  source: 'aws.backup',
  'detail-type': 'Backup Job State Change',
  detail: { state: 'FAILED', percent: 42, tags: ['daily', 'tokyo'], job: { id: 'J-1' } },
};

describe('fitting an event to a pattern', () => {
  test.each([
    ['a value of a list', { source: ['aws.s3', 'aws.backup'] }, true],
    ['no value of a list', { source: ['aws.s3'] }, false],
    ['a nested value', { detail: { job: { id: ['J-1'] } } }, true],
    ['every member must fit', { source: ['aws.backup'], detail: { state: ['COMPLETED'] } }, false],
    ['one element of a list in the event', { detail: { tags: ['tokyo'] } }, true],
    ['a member that is absent', { detail: { region: ['tokyo'] } }, false],
    ['prefix', { detail: { state: [{ prefix: 'FAI' }] } }, true],
    ['suffix', { detail: { state: [{ suffix: 'LED' }] } }, true],
    ['equals-ignore-case', { detail: { state: [{ 'equals-ignore-case': 'failed' }] } }, true],
    ['anything-but another', { detail: { state: [{ 'anything-but': ['COMPLETED'] }] } }, true],
    ['anything-but it', { detail: { state: [{ 'anything-but': 'FAILED' }] } }, false],
    ['anything-but a prefix', { detail: { state: [{ 'anything-but': { prefix: 'FAI' } }] } }, false],
    ['exists', { detail: { percent: [{ exists: true }] } }, true],
    ['exists not', { detail: { region: [{ exists: false }] } }, true],
    ['a number within bounds', { detail: { percent: [{ numeric: ['>=', 42, '<', 43] }] } }, true],
    ['a number beyond its bound', { detail: { percent: [{ numeric: ['<', 42] }] } }, false],
    ['one of several alternatives', { $or: [{ source: ['x'] }, { detail: { state: ['FAILED'] } }] }, true],
    ['text is no number', { detail: { percent: ['42'] } }, false],
  ])('%s', (_name, pattern, fits) => {
    expect(fitsPattern(pattern, event)).toBe(fits);
  });

  test('is refused for an operator that is not known, and the operator is told', () => {
    expect(() => fitsPattern({ detail: { state: [{ wildcard: 'F*' }] } }, event)).toThrow(
      'the event pattern {"wildcard":"F*"} is not known to the local cloud',
    );
  });
});
