import { describe, expect, test } from 'vitest';

import { laptopWallLimits, safeWallLimits, wallLimitFaults, type WallLimits } from '#lib/wall-limits.ts';

const { tenant, operator } = safeWallLimits;
const outside = 'a limit of a wall is a whole number from 10 to 2,000,000,000';
const unreachable = 'a limit of a wall for a part is not above the one for the whole';
const withTenant = (changes: Partial<WallLimits['tenant']>): WallLimits => ({
  ...safeWallLimits,
  tenant: { ...tenant, ...changes },
});

describe('the limits of the walls', () => {
  test('are within the bounds of AWS as we ship them', () => {
    expect([...wallLimitFaults(safeWallLimits), ...wallLimitFaults(laptopWallLimits)]).toEqual([]);
  });

  test.each([
    ['below 10', withTenant({ signInPerCompany: 9 }), [outside]],
    ['above two thousand million', withTenant({ perAddress: 2_000_000_001 }), [outside]],
    ['of a half', withTenant({ perSession: 10.5 }), [outside]],
    ['of a pool below 10', { ...safeWallLimits, pools: { perAddress: 0 } }, [outside]],
    ['of a session above an address', withTenant({ perSession: 100_001 }), [unreachable]],
    ['of a company above the door', withTenant({ signInPerCompany: 4_001 }), [unreachable]],
    ['of the door above an address', withTenant({ signInPerAddress: 100_001 }), [unreachable]],
    [
      'of the operators’ door above their address',
      { ...safeWallLimits, operator: { ...operator, signInPerAddress: 2_001 } },
      [unreachable],
    ],
  ])('are refused %s', (_what, limits, faults) => {
    expect(wallLimitFaults(limits)).toEqual(faults);
  });
});
