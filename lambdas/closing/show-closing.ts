import { showClosing } from '#contract/closing.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { closingView } from './closing-view.ts';

export const showClosingEndpoint = endpoint(showClosing, async ({ at, actor }, { table }) =>
  accept(await closingView(table, at, actor)),
);
