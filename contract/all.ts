import * as exports from './exports.ts';
import { apart, inOrder } from './listed.ts';

/**
 * Every endpoint of the tenants' plane. Routes, gateway models, dispatch, the published document and the generated
 * tests follow from this list.
 */
export const tenantContracts = inOrder([...apart('exports', exports)]);
