/** The least that can be deployed. */
export const handler = () => Promise.resolve({ statusCode: 200 });
