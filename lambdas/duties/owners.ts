import type { OperatorId } from '#domain/kernel/ids.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';

type Owner = { readonly id: OperatorId; readonly name: string; readonly hasLeft: boolean };

/** Whoever keeps something; somebody whom the roster does not know is told by his id. */
export const ownersOf = async ({
  operators,
}: OperatorContext): Promise<(operatorId: OperatorId) => Owner> => {
  const roster = await operators.list();
  const known = new Map(roster.operators.map((one) => [one.operatorId, one]));
  return (id) => {
    const found = known.get(id);
    return { id, name: found?.name ?? id, hasLeft: found?.isActive !== true };
  };
};

/** Whether somebody could keep it. */
export const mayOwn = async ({ operators }: OperatorContext, operatorId: OperatorId): Promise<boolean> =>
  (await operators.find(operatorId))?.isActive === true;
