/** Of every answer: the contract's hash, as the server was built (contract/hash.ts). */
export const contractHeader = 'x-contract';
