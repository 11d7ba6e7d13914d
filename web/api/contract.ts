import type { Contract } from '#web/contract.ts';

export type Me = Contract['GET /api/me']['answer'];
