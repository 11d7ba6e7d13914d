import type { APIGatewayAuthorizerResult } from 'aws-lambda';

/** API Gateway turns exactly this message into a 401. */
export const unauthorized = () => new Error('Unauthorized');

/** The answer of an authorizer about everything behind it. */
export const authorizerPolicy = (
  Effect: 'Allow' | 'Deny',
  { principalId, methodArn }: { readonly principalId: string; readonly methodArn: string },
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    // The whole stage: a policy may be cached for all methods, so one that names a method would refuse others.
    Statement: [
      { Action: 'execute-api:Invoke', Effect, Resource: `${methodArn.split('/').slice(0, 2).join('/')}/*` },
    ],
  },
});
