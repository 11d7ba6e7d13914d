// An authorizer that does what the cookie says: `allow:t1`, `deny`, `other`, `401`, `throw`, `malformed`, `list`,
// `long`.
let asked = 0;

const policy = (Effect, Resource) => ({
  Version: '2012-10-17',
  Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }],
});

export const handler = async (event) => {
  asked += 1;
  const [word, tenantId] = event.headers.Cookie.split(':');
  const context = { tenantId: tenantId ?? 't0', userId: 'U1', asked, isFirst: asked === 1, nothing: null };
  if (word === '401') throw new Error('Unauthorized');
  if (word === 'throw') throw new Error('broken');
  if (word === 'malformed') return { principalId: 'u', policyDocument: { Statement: 'x' } };
  if (word === 'list') return { principalId: 'u', policyDocument: policy('Allow', '*'), context: { a: [1] } };
  if (word === 'long')
    return { principalId: 'u', policyDocument: policy('Allow', '*'), context: { a: '権'.repeat(2_700) } };
  if (word === 'deny') return { principalId: 'u', policyDocument: policy('Deny', event.methodArn) };
  if (word === 'other')
    return { principalId: 'u', policyDocument: policy('Allow', `${event.methodArn}/more`) };
  if (word === 'event')
    return {
      principalId: 'u',
      policyDocument: policy('Allow', '*'),
      context: { event: JSON.stringify(event) },
    };
  const wide = event.methodArn.replace(/\/v1\/.*$/, '/v1/*');
  return { principalId: 'u', policyDocument: policy('Allow', wide), context };
};
