import { isUserId } from '#domain/kernel/ids.ts';
import { isRole } from '#domain/rights/roles.ts';
import { positions, type Position } from '#domain/tenants/masters.ts';
import type { ApproverRule } from './route.ts';

/**
 * Who may approve a step, in one word: `department-head`, `division-head`, `post:head:sales`, `role:accountant`,
 * `person:01J…`. A step has several of them, of which any one suffices.
 */
export type ApproverWord = string;

const isPosition = (text: string): text is Position => positions.some((one) => one === text);

/** Undefined for what is no such word. */
export const ruleOf = (word: ApproverWord): ApproverRule | undefined => {
  const [kind = '', first = '', ...rest] = word.split(':');
  switch (kind) {
    case 'department-head':
    case 'division-head':
      return word === kind ? { kind } : undefined;
    case 'post':
      return isPosition(first) && rest.length > 0
        ? { kind, position: first, departmentId: rest.join(':') }
        : undefined;
    case 'role':
      return rest.length === 0 && isRole(first) ? { kind, role: first } : undefined;
    case 'person':
      return rest.length === 0 && isUserId(first) ? { kind, userId: first } : undefined;
    default:
      return undefined;
  }
};

export const isApproverWord = (word: string): word is ApproverWord => ruleOf(word) !== undefined;

/** The words of a rule, however it is nested. */
export const wordsOf = (rule: ApproverRule): readonly ApproverWord[] => {
  switch (rule.kind) {
    case 'department-head':
    case 'division-head':
      return [rule.kind];
    case 'post':
      return [`post:${rule.position}:${rule.departmentId}`];
    case 'role':
      return [`role:${rule.role}`];
    case 'person':
      return [`person:${rule.userId}`];
    case 'any-of':
      return [...new Set(rule.rules.flatMap(wordsOf))];
  }
};

/** The rule that these words make together. */
export const ruleOfWords = (words: readonly ApproverWord[]): ApproverRule => {
  const rules = words.flatMap((word) => ruleOf(word) ?? []);
  const [only] = rules;
  return only !== undefined && rules.length === 1 ? only : { kind: 'any-of', rules };
};
