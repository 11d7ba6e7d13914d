import { ServiceFault } from './service-call.ts';

/** Why a call's signature is refused, before any service has looked at the call. */
export type SignatureRefusal =
  | 'unsigned'
  | 'unknown-key'
  | 'wrong-token'
  | 'expired-token'
  | 'wrong-signature'
  | 'skewed-clock';

type Wording = Readonly<Record<SignatureRefusal, readonly [code: string, message: string]>>;

const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const invalidToken = 'The security token included in the request is invalid.';
const expiredToken = 'The security token included in the request is expired';

const inJson: Wording = {
  unsigned: ['MissingAuthenticationTokenException', 'Request is missing Authentication Token'],
  'unknown-key': ['UnrecognizedClientException', invalidToken],
  'wrong-token': ['UnrecognizedClientException', invalidToken],
  'expired-token': ['ExpiredTokenException', expiredToken],
  'wrong-signature': ['InvalidSignatureException', wrongSignature],
  'skewed-clock': ['InvalidSignatureException', 'Signature expired or not yet current'],
};

const inQuery: Wording = {
  unsigned: ['MissingAuthenticationToken', 'Request is missing Authentication Token'],
  'unknown-key': ['InvalidClientTokenId', invalidToken],
  'wrong-token': ['InvalidClientTokenId', invalidToken],
  'expired-token': ['ExpiredToken', expiredToken],
  'wrong-signature': ['SignatureDoesNotMatch', wrongSignature],
  'skewed-clock': ['SignatureDoesNotMatch', 'Signature expired or not yet current'],
};

const inS3: Wording = {
  unsigned: ['AccessDenied', 'Access Denied'],
  'unknown-key': ['InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
  'wrong-token': ['InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  'expired-token': ['ExpiredToken', 'The provided token has expired.'],
  'wrong-signature': ['SignatureDoesNotMatch', wrongSignature],
  'skewed-clock': [
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ],
};

/** The JSON 1.x protocols answer 400 for what the others answer 403. */
const jsonServices = new Set(['dynamodb', 'kms', 'cognito-idp']);

export const signatureFault = (refusal: SignatureRefusal, service: string): ServiceFault => {
  if (service === 's3') {
    const [code, message] = inS3[refusal];
    return new ServiceFault(
      code,
      message,
      refusal === 'wrong-token' || refusal === 'expired-token' ? 400 : 403,
    );
  }
  const [code, message] = (service === 'sts' ? inQuery : inJson)[refusal];
  return new ServiceFault(code, message, jsonServices.has(service) ? 400 : 403);
};
