import { textIn } from '#lib/operations/account/account-call.ts';
import type { Asked } from '#lib/operations/account/check.ts';
import { listIn } from '#lib/operations/step.ts';

/** A stack that was made and whose last operation ended well, or was rolled back to what had ended well. */
const isStanding = (status: string | undefined): boolean =>
  status !== undefined && /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/.test(status);

/** The stack as CloudFormation describes it; `undefined` where it was never made, or is gone. */
export const stackNamed = async (
  { ask }: Pick<Asked, 'ask'>,
  region: string,
  StackName: string,
): Promise<unknown> => {
  try {
    const answer = await ask({
      service: 'cloudformation',
      operation: 'DescribeStacks',
      region,
      input: { StackName },
    });
    return listIn(answer, 'Stacks')[0];
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message))
      return undefined;
    throw error;
  }
};

export const isMade = async (asked: Pick<Asked, 'ask'>, region: string, name: string): Promise<boolean> =>
  isStanding(textIn(await stackNamed(asked, region, name), 'StackStatus'));
