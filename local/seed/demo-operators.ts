import { assert } from '#domain/kernel/assert.ts';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';
import type { OperatorRole } from '#domain/operators/operator-rights.ts';

/** Somebody who works for the service itself. */
export type DemoOperator = {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
};

const operator = (operatorId: string, name: string, roles: readonly OperatorRole[]): DemoOperator => {
  assert(isOperatorId(operatorId), `an operator id: ${operatorId}`);
  return { operatorId, name, roles };
};

/** The first one comes as every first one does, and holds every role; with the second, acts of two persons can be tried. */
export const demoOperators: readonly [DemoOperator, ...DemoOperator[]] = [
  operator('op-kato', '加藤誠', ['support', 'release', 'security']),
  operator('op-mori', '森美咲', ['support', 'security']),
];
