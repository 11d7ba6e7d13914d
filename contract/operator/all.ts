import { apart, inOrder } from '../listed.ts';
import * as operators from './operators.ts';
import * as tenants from './tenants.ts';

/** Every endpoint of the operators' plane: no file of the tenants' client or functions may import it. */
export const operatorContracts = inOrder([...apart('operators', operators), ...apart('tenants', tenants)]);
