import { answerChallengeEndpoint } from './answer-challenge.ts';
import { changePasswordEndpoint } from './change-password.ts';
import { inspectResetLinkEndpoint } from './inspect-reset-link.ts';
import { logOutEndpoint } from './log-out.ts';
import { requestPasswordResetEndpoint } from './request-password-reset.ts';
import { resetPasswordEndpoint } from './reset-password.ts';

/** Everything at the door but signing in, as one part that is loaded on use: each further part costs every cold start its seams. */
export const seldomEndpoints = {
  answerChallenge: answerChallengeEndpoint,
  requestPasswordReset: requestPasswordResetEndpoint,
  inspectResetLink: inspectResetLinkEndpoint,
  resetPassword: resetPasswordEndpoint,
  logOut: logOutEndpoint,
  changePassword: changePasswordEndpoint,
};
