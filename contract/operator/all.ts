import { inOrder } from '../listed.ts';

/** Every endpoint of the operators' plane: no file of the tenants' client or functions may import it. */
export const operatorContracts = inOrder([]);
