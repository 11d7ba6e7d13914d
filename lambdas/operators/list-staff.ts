import { listStaff } from '#contract/operator/staff.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorStates, type OperatorState } from '#domain/operators/operator-rights.ts';
import { isTrainedAt } from '#domain/operators/training.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';

const stateOf = (isActive: boolean): OperatorState => (isActive ? 'active' : 'left');

/** Who is or was an operator: those who are come first. */
export const listStaffEndpoint = operatorEndpoint(
  listStaff,
  { action: 'operator.list', target: () => 'operators' },
  async ({ at }, context) => {
    const { operators } = await context.operators.list();
    const items = operators.map(({ operatorId, name, isActive, roles, trainedUntil, ...rest }) => ({
      operatorId,
      name,
      state: stateOf(isActive),
      roles: [...roles],
      isTrained: isTrainedAt(trainedUntil, at),
      isEnrolled: rest.enrolledAt !== undefined,
      version: rest.version,
      ...(trainedUntil === undefined ? {} : { trainedUntil }),
      ...(rest.createdAt === undefined ? {} : { createdAt: rest.createdAt }),
    }));
    const inState = (state: OperatorState) => items.filter((one) => one.state === state);
    return accept({ items: operatorStates.flatMap(inState) });
  },
);
