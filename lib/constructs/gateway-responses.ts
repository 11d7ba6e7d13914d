import * as apigateway from 'aws-cdk-lib/aws-apigateway';

import { problemSaying, type ProblemDocument } from '#contract/problem.ts';
import * as chain from '#contract/refusals/chain.ts';
import { timedOut, tooManyRequests } from '#contract/refusals/gateway.ts';
import { ipRefused } from '#contract/refusals/sign-in.ts';
import { commonHeaders, constant, noStore } from '#lib/constructs/security-headers.ts';

/** The gateway does not say which field it was. */
const malformed = problemSaying(chain.inputMalformed, {
  fields: [
    {
      path: '',
      message: '必須の項目が足りないか、長さや形式が合っていません。入力を見直してください。',
    },
  ],
});
const notFound = problemSaying(chain.notFound, {});

/** What the gateway itself answers, before or instead of a function: in the contract's words, with nothing internal. */
export const gatewayProblems = {
  BAD_REQUEST_BODY: malformed,
  BAD_REQUEST_PARAMETERS: malformed,
  UNAUTHORIZED: problemSaying(chain.signedOut, {}),
  // The authorizer denies for one reason only: the caller's address is not on the company's list.
  ACCESS_DENIED: problemSaying(ipRefused, {}),
  // API Gateway's name for "no such method or path".
  MISSING_AUTHENTICATION_TOKEN: notFound,
  RESOURCE_NOT_FOUND: notFound,
  REQUEST_TOO_LARGE: problemSaying(chain.bodyTooLarge, {}),
  UNSUPPORTED_MEDIA_TYPE: problemSaying(chain.contentTypeUnsupported, {}),
  THROTTLED: problemSaying(tooManyRequests, {}),
  INTEGRATION_TIMEOUT: problemSaying(timedOut, {}),
  DEFAULT_4XX: problemSaying(chain.notAllowed, {}),
  DEFAULT_5XX: problemSaying(chain.internalError, {}),
} as const satisfies Record<string, ProblemDocument>;

/** The problem document as a gateway template; the gateway fills in the request's id. */
const problemTemplate = (problem: ProblemDocument): string =>
  JSON.stringify({ ...problem, requestId: '$context.requestId' });

export const notFoundTemplate = problemTemplate(notFound);

const headers = Object.fromEntries(
  Object.entries({ ...commonHeaders, ...noStore, 'Content-Type': 'application/problem+json' }).map(
    ([name, value]) => [name, constant(value)],
  ),
);

export const addGatewayResponses = (api: apigateway.RestApi): void => {
  for (const [type, problem] of Object.entries(gatewayProblems)) {
    api.addGatewayResponse(`Gateway-${type}`, {
      type: apigateway.ResponseType.of(type),
      // The two defaults stand for many causes and keep the status of each.
      ...(type.startsWith('DEFAULT_') ? {} : { statusCode: String(problem.status) }),
      responseHeaders: headers,
      templates: { 'application/json': problemTemplate(problem) },
    });
  }
};
