/** Gateway response types with the status each has by default: https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const statusOf = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  MISSING_AUTHENTICATION_TOKEN: 403,
  REQUEST_TOO_LARGE: 413,
  UNAUTHORIZED: 401,
  WAF_FILTERED: 403,
  /** A function's malformed answer or error: it has no type of its own, only the default one. */
  DEFAULT_5XX: 502,
} as const;

export type GatewayResponseType = keyof typeof statusOf;

/** The gateway answers itself, before or instead of an integration. */
export class GatewayFault extends Error {
  readonly responseType: GatewayResponseType;
  readonly statusCode: number;
  /** For the operator's log; a client never sees it. */
  readonly reason: string;

  constructor(responseType: GatewayResponseType, message: string, reason = '') {
    super(message);
    this.name = 'GatewayFault';
    this.responseType = responseType;
    this.statusCode = statusOf[responseType];
    this.reason = reason;
  }
}
