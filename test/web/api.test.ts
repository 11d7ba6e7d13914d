import { describe, expect, test } from 'vitest';
import { queryString } from '#web/api/client.ts';
import { createKeyring } from '#web/api/idempotency.ts';
import { ulidOf } from '#web/api/new-id.ts';
import {
  ApiRefusal,
  ConnectionLost,
  faultAt,
  isSignedOut,
  readProblem,
  sayFailure,
} from '#web/api/problem.ts';

const counted = () => {
  const made = { keys: 0 };
  return createKeyring(() => {
    made.keys += 1;
    return `key-${made.keys}`;
  });
};

describe('keys of deeds (A-25)', () => {
  test('stay the same until an answer came', () => {
    const ring = counted();
    expect([ring.keyFor('submit'), ring.keyFor('submit'), ring.keyFor('approve')]).toEqual([
      'key-1',
      'key-1',
      'key-2',
    ]);
  });

  test('are new for the next deed of the same words', () => {
    const ring = counted();
    ring.keyFor('submit');
    ring.forget('submit');
    expect(ring.keyFor('submit')).toBe('key-2');
  });
});

describe('reading a problem', () => {
  test('keeps sentence, fields and request', () => {
    const problem = readProblem(400, {
      code: 'input-malformed',
      detail: '表示された項目を直してください。',
      fields: [{ path: 'lines.0.amount', message: '1円以上で入力してください' }, { path: 3 }],
      requestId: 'r-1',
    });
    expect(faultAt(problem.fields, 'lines.0.amount')).toBe('1円以上で入力してください');
    expect(problem.fields).toHaveLength(1);
    expect(problem.requestId).toBe('r-1');
  });

  test.each([undefined, 'Bad Gateway', [], { detail: 7 }])('survives what is no problem document', (body) => {
    const problem = readProblem(502, body);
    expect(problem.code).toBe('http-502');
    expect(sayFailure(new ApiRefusal(problem))).toBe(
      'サーバーで問題が起きました。しばらくしてから、もう一度お試しください。',
    );
  });

  test('promises nothing twice when the connection was lost', () => {
    expect(sayFailure(new ConnectionLost(undefined))).toContain('二重に登録されることはありません');
  });

  test.each([
    ['signed-out', 401, true],
    ['login-failed', 401, false],
    ['challenge-expired', 401, false],
    ['not-allowed', 403, false],
  ])('knows whether %s ends the session', (code, status, ends) => {
    expect(isSignedOut(new ApiRefusal(readProblem(status, { code })))).toBe(ends);
  });
});

describe('making ids and addresses', () => {
  test('writes a ULID of its moment and its random bytes', () => {
    expect(ulidOf(1_469_918_176_385, new Uint8Array(10))).toBe('01ARYZ6S410000000000000000');
    expect(ulidOf(0, new Uint8Array(10).fill(255))).toBe('0000000000ZZZZZZZZZZZZZZZZ');
  });

  test('leaves out what is not asked for', () => {
    expect(queryString({ scope: 'mine', cursor: undefined, limit: 50 })).toBe('?scope=mine&limit=50');
    expect(queryString({})).toBe('');
  });
});
