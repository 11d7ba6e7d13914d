#!/bin/sh
# become.sh ROLE: exchanges the run's token for an hour in a role of $ACCOUNT, for the steps that follow. No key is
# stored; GitHub's token is good for minutes, so it is exchanged once and not by every command.
set -eu
token=$(curl --fail --silent --show-error --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" |
  node --eval 'process.stdout.write(JSON.parse(require("node:fs").readFileSync(0, "utf8")).value)')
export AWS_REGION=ap-northeast-1
credentials=$(aws sts assume-role-with-web-identity --role-arn "arn:aws:iam::$ACCOUNT:role/$1" \
  --role-session-name "github-$GITHUB_RUN_ID" --web-identity-token "$token" --duration-seconds 3600 \
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
echo "$credentials" | while read -r id secret session; do
  for hidden in "$id" "$secret" "$session"; do echo "::add-mask::$hidden"; done
  {
    echo "AWS_ACCESS_KEY_ID=$id"
    echo "AWS_SECRET_ACCESS_KEY=$secret"
    echo "AWS_SESSION_TOKEN=$session"
    echo "AWS_REGION=$AWS_REGION"
  } >> "$GITHUB_ENV"
done
