import { describe, expect, test } from 'vitest';
import { isClaimId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';

const at = '2016-07-30T23:54:10.259Z' as Instant;

describe('making an id', () => {
  test('writes time and chance as the specification of ULID does', () => {
    expect(ulidAt(at, Buffer.alloc(10))).toBe('01ARZ3NDEK0000000000000000');
    expect(ulidAt(at, Buffer.alloc(10, 255))).toBe('01ARZ3NDEKZZZZZZZZZZZZZZZZ');
  });

  test('sorts by time and has the shape of our ids', () => {
    const later = ulidAt('2016-07-30T23:54:10.260Z' as Instant, Buffer.alloc(10));
    expect(later > ulidAt(at, Buffer.alloc(10, 255))).toBe(true);
    expect(isClaimId(ulidAt(at))).toBe(true);
  });
});
