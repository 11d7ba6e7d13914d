// Handlers as a bundle would hold them; `events` shows how long this execution environment has lived.
let events = 0;

export const count = async (event, context) => {
  events += 1;
  if (event?.waitMilliseconds) await new Promise((done) => setTimeout(done, event.waitMilliseconds));
  return { events, tenantId: context.tenantId ?? null };
};

export const show = async (event, context) => ({
  event,
  functionName: context.functionName,
  requestId: context.awsRequestId,
  remaining: context.getRemainingTimeInMillis() > 1000,
  key: process.env.AWS_ACCESS_KEY_ID,
  region: process.env.AWS_REGION,
  table: process.env.TABLE,
  endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB,
  home: process.env.HOME ?? null,
});

export const clock = async () => ({ now: new Date().toISOString(), stamp: Date.now() });

export const fail = async () => {
  throw new TypeError('no luck');
};
export const crash = async () => {
  setTimeout(() => {
    throw new Error('late crash');
  });
  await new Promise(() => undefined);
};
export const exit = async () => process.exit(3);
export const hang = async () => new Promise((done) => setTimeout(done, 60_000));
export const spin = async () => {
  for (;;);
};
export const fat = async ({ bytes }) => 'x'.repeat(bytes - 2);
export const log = async () => {
  process.stdout.write('one line\n');
  process.stderr.write('another\n');
  return null;
};
export const nothing = async () => undefined;
