import { scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { hashPassword, isPassword } from '#local/aws/cognito/password.ts';

describe('a kept password', () => {
  test('is known again, and no other', () => {
    const kept = hashPassword('Abcdef-123456');
    expect(isPassword('Abcdef-123456', kept)).toBe(true);
    expect(isPassword('Abcdef-123457', kept)).toBe(false);
  });

  test('is known again from a folder that kept hashes without their cost', () => {
    const salt = Buffer.alloc(16, 7);
    const digest = scryptSync('Abcdef-123456', salt, 32, { N: 4096 });
    expect(isPassword('Abcdef-123456', `${salt.toString('hex')}:${digest.toString('hex')}`)).toBe(true);
  });
});
