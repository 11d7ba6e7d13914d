#!/bin/sh
# Exchanges the run's token for a role of $ACCOUNT, for the steps that follow. No key is stored: the AWS SDK reads the
# token from the file and asks STS itself.
set -eu
token="$RUNNER_TEMP/aws-token"
curl --fail --silent --show-error --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" |
  node --eval 'process.stdout.write(JSON.parse(require("node:fs").readFileSync(0, "utf8")).value)' > "$token"
chmod 600 "$token"
{
  echo "AWS_WEB_IDENTITY_TOKEN_FILE=$token"
  echo "AWS_ROLE_ARN=arn:aws:iam::$ACCOUNT:role/$1"
  echo "AWS_ROLE_SESSION_NAME=github-$GITHUB_RUN_ID"
  echo "AWS_REGION=ap-northeast-1"
} >> "$GITHUB_ENV"
