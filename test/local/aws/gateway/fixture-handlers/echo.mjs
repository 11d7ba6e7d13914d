// Answers what it was asked with, or misbehaves as `?do=` says.
let events = 0;

const misdeeds = {
  malformed: () => ({ status: 200 }),
  'number-body': () => ({ statusCode: 200, body: 7 }),
  text: () => 'hello',
  throw: () => {
    throw new Error('broken');
  },
  exit: () => process.exit(1),
  hang: () => new Promise((done) => setTimeout(done, 60_000)),
  large: () => ({ statusCode: 200, body: 'x'.repeat(6_291_556) }),
  fits: () => ({ statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'x'.repeat(6_200_000) }),
  headers: () => ({
    statusCode: 201,
    headers: { 'X-One': 'a', Date: 'never', 'X-Number': 5 },
    multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    body: '{}',
  }),
  empty: () => ({ statusCode: 204 }),
  base64: () => ({ statusCode: 200, body: 'aGVsbG8=', isBase64Encoded: true }),
};

export const handler = async (event, context) => {
  events += 1;
  const misdeed = misdeeds[event.queryStringParameters?.do];
  if (misdeed) return misdeed();
  const seen = { event, events, tenantId: context.tenantId ?? null, table: process.env.TABLE };
  return { statusCode: 200, body: JSON.stringify(seen) };
};
