import { ServiceFault } from '#local/aws/calls/service-call.ts';

export const invalid = (message: string) => new ServiceFault('ValidationException', message);

export const isConditionFailure = (error: unknown): error is ServiceFault =>
  error instanceof ServiceFault && error.code === 'ConditionalCheckFailedException';

export const isInvalidInput = (error: unknown): error is ServiceFault =>
  error instanceof ServiceFault && error.code === 'ValidationException';

type EngineError = Error & {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
};

const isEngineError = (error: unknown): error is EngineError =>
  error instanceof Error && 'statusCode' in error && 'body' in error;

/** The engine's errors become the one kind that the services throw; anything else passes as the defect it is. */
export const asFault = (error: unknown): unknown => {
  if (!isEngineError(error)) return error;
  const { __type: type, message, Message } = error.body;
  const code = type.split('#').at(-1) ?? 'InternalServerError';
  return new ServiceFault(code, message ?? Message ?? '', error.statusCode);
};

export const indexNotFound = () =>
  new ServiceFault('ResourceNotFoundException', 'Requested resource not found');
