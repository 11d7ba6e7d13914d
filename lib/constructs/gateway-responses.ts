import * as apigateway from 'aws-cdk-lib/aws-apigateway';

import * as chain from '#contract/refusals/chain.ts';
import { ipRefused } from '#contract/refusals/sign-in.ts';
import { commonHeaders, constant, noStore } from '#lib/constructs/security-headers.ts';

export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
};

const signedOut: Problem = {
  status: 401,
  code: chain.signedOut.kind,
  title: 'サインインが必要です',
  detail: 'サインインの有効期限が切れています。もう一度サインインしてください。',
};
const malformed: Problem = {
  status: 400,
  code: chain.inputMalformed.kind,
  title: '入力の形式が正しくありません',
  detail: '必須の項目が足りないか、長さや形式が合っていません。入力を見直してください。',
};
const notFound: Problem = {
  status: 404,
  code: chain.notFound.kind,
  title: '見つかりません',
  detail: '指定されたものは見つかりません。一覧から開き直してください。',
};
const outOfOrder: Problem = {
  status: 500,
  code: 'internal',
  title: '処理できませんでした',
  detail: '一時的な障害が起きています。しばらくしてからもう一度お試しください。',
};
const refused: Problem = {
  status: 403,
  code: chain.notAllowed.kind,
  title: '許可されていません',
  detail: 'この操作は許可されていません。テナント管理者にご確認ください。',
};

/** What the gateway itself answers, before or instead of a function. Fixed texts: nothing internal leaks. */
export const gatewayProblems = {
  BAD_REQUEST_BODY: malformed,
  BAD_REQUEST_PARAMETERS: malformed,
  UNAUTHORIZED: signedOut,
  // The authorizer denies for one reason only: the caller's address is not on the company's list.
  ACCESS_DENIED: {
    status: 403,
    code: ipRefused.kind,
    title: 'この接続元からは利用できません',
    detail: '会社が許可した接続元からご利用ください。テナント管理者にご確認ください。',
  },
  // API Gateway's name for "no such method or path".
  MISSING_AUTHENTICATION_TOKEN: notFound,
  RESOURCE_NOT_FOUND: notFound,
  REQUEST_TOO_LARGE: {
    status: 413,
    code: 'input-too-large',
    title: '送信された内容が大きすぎます',
    detail: '明細を分けて、申請を二つ以上にしてください。',
  },
  UNSUPPORTED_MEDIA_TYPE: { ...malformed, status: 415 },
  THROTTLED: {
    status: 429,
    code: 'too-many-requests',
    title: 'アクセスが集中しています',
    detail: '少し待ってからもう一度お試しください。',
  },
  INTEGRATION_TIMEOUT: {
    status: 504,
    code: 'timed-out',
    title: '時間内に処理が終わりませんでした',
    detail: '処理が終わっていることもあります。画面を開き直して確かめてください。',
  },
  DEFAULT_4XX: refused,
  DEFAULT_5XX: outOfOrder,
} as const satisfies Record<string, Problem>;

/** The problem document (RFC 9457) as a gateway template; the gateway fills in the request's id. */
export const problemTemplate = ({ status, code, title, detail }: Problem): string =>
  JSON.stringify({ type: 'about:blank', title, status, code, detail, requestId: '$context.requestId' });

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
