import { assert } from '#domain/kernel/assert.ts';
import { isOperatorId, type OperatorId } from '#domain/kernel/ids.ts';

/** Somebody who works for the service itself. */
export type DemoOperator = { readonly operatorId: OperatorId; readonly name: string };

const operator = (operatorId: string, name: string): DemoOperator => {
  assert(isOperatorId(operatorId), `an operator id: ${operatorId}`);
  return { operatorId, name };
};

export const demoOperators: readonly DemoOperator[] = [operator('op-kato', '加藤誠')];
