import type * as v from 'valibot';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { refuse, type Refused } from '#domain/kernel/result.ts';

type Issues = readonly v.BaseIssue<unknown>[];

/** The sentences are loaded on use: most requests need none. */
export const malformed = async (issues: Issues): Promise<Refused<RefusalOf<'input-malformed'>>> => {
  const { fieldErrorsOf } = await import('#contract/shapes/field-errors.ts');
  return refuse({ kind: 'input-malformed', fields: fieldErrorsOf(issues) });
};

export const notAnObject = (path: string): Refused<RefusalOf<'input-malformed'>> =>
  refuse({ kind: 'input-malformed', fields: [{ path, message: '項目の組で入力してください。' }] });
