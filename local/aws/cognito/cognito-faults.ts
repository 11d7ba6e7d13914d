import { ServiceFault } from '#local/aws/calls/service-call.ts';

export const notAuthorized = (message: string) => new ServiceFault('NotAuthorizedException', message);
export const wrongPassword = () => notAuthorized('Incorrect username or password.');
export const userDisabled = () => notAuthorized('User is disabled.');
export const invalidSession = () => notAuthorized('Invalid session for the user.');
export const invalidParameter = (message: string) => new ServiceFault('InvalidParameterException', message);
export const notFound = (message: string) => new ServiceFault('ResourceNotFoundException', message);
export const userNotFound = () => new ServiceFault('UserNotFoundException', 'User does not exist.');
