/**
 * Stands in for `@aws-sdk/credential-provider-node` in Lambda bundles: there the credentials are always in the
 * environment, and the files, sign-on and metadata providers cost 23-30 ms and 135 kB. Wrong anywhere else.
 */
type Credentials = {
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
  readonly sessionToken: string | undefined;
};

export const defaultProvider = () => (): Promise<Credentials> =>
  Promise.resolve({
    accessKeyId: process.env['AWS_ACCESS_KEY_ID'],
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'],
    sessionToken: process.env['AWS_SESSION_TOKEN'],
  });
