import { describe, expect, test } from 'vitest';
import { rightsIn } from '#lambdas/http/rights-in.ts';

describe('the rights of a request', () => {
  const own = 'r01j000000000000000000000ab';
  const access = JSON.stringify({
    roles: [{ id: own, name: '店長', grants: { 'exports.read': 'company', 'claims.read': 'company' } }],
    switchedOff: ['approvals', 'administration'],
  });
  test.each<[string, string | undefined, object]>([
    ['applicant', undefined, { 'claims.read': 'own', 'claims.write': 'own' }],
    ['', undefined, {}],
    ['admin,root,tenant-admin ,constructor', undefined, {}],
    ['__proto__,approver', undefined, { 'claims.read': 'own', 'inbox.read': 'own', 'claims.vote': 'own' }],
    [`approver,${own}`, access, { 'claims.read': 'company', 'exports.read': 'company' }],
    [own, undefined, {}],
  ])('%j come to what its company made of them', (roles, decided, expected) => {
    expect(rightsIn({ roles, access: decided })).toEqual(expected);
  });
});
