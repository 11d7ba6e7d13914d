import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { Prepared } from './dynalite.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An operand is a path (an array), a value, or another expression with `args`. */
const comparesDocument = (expression: unknown): boolean => {
  if (!isRecord(expression) || !Array.isArray(expression['args'])) return false;
  return expression['args'].some(
    (operand: unknown) =>
      comparesDocument(operand) || (isRecord(operand) && ('M' in operand || 'L' in operand)),
  );
};

/**
 * DynamoDB compares maps and lists by content; the engine compares their identity and would say no to equal ones.
 * A clear stop is better than a wrong answer.
 * @throws ServiceFault
 */
export const assertComparable = (prepared: Prepared) => {
  for (const member of ['_condition', '_filter']) {
    const parsed = prepared[member];
    if (isRecord(parsed) && comparesDocument(parsed['expression'])) {
      throw new ServiceFault(
        'UnsupportedOperationException',
        'The local DynamoDB cannot compare maps or lists in a condition or filter',
      );
    }
  }
};
