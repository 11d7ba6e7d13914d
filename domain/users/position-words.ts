import type { Position } from '#domain/tenants/masters.ts';

/** 職位 within a department, as people read it and as a file has it. */
export const positionWords = { member: '一般', head: '長' } as const satisfies Record<Position, string>;
